using System.Globalization;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>A part of a report as it was published, in container <c>eod</c>. With many accounts and products it is larger than a document may be.</summary>
/// <param name="Id">The run and the number of the part.</param>
/// <param name="Type">The kind.</param>
/// <param name="BusinessDate">The partition.</param>
/// <param name="Run">The run.</param>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Json">This part of the report's JSON as UTF-8.</param>
internal sealed record ReportPartDocument(string Id, string Type, DateOnly BusinessDate, int Run, int Parts, byte[] Json)
{
    public const string FixedType = "report";

    /// <summary>Bytes in one part: as base64 well below the 2 MB of a Cosmos item.</summary>
    public const int MaxBytes = 1_000_000;

    public static string IdOf(int run, int part) => string.Create(CultureInfo.InvariantCulture, $"{FixedType}-{run:0000}-{part:000}");
}

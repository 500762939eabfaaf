using System.Globalization;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>Breaks that a run found beside its accounts, of one source: a clearing firm, or the feeds. In container <c>eod</c>.</summary>
internal sealed record FindingsDocument
{
    public const string FixedType = "findings";

    public required string Id { get; init; }

    public string Type { get; init; } = FixedType;

    public required DateOnly BusinessDate { get; init; }

    public required int Run { get; init; }

    public required IReadOnlyList<Break> Breaks { get; init; }

    public static FindingsDocument Of(RunKey key, string source, IReadOnlyList<Break> breaks) => new()
    {
        Id = PrefixOf(key.Run) + source,
        BusinessDate = key.BusinessDate,
        Run = key.Run,
        Breaks = breaks,
    };

    public static string PrefixOf(int run) => string.Create(CultureInfo.InvariantCulture, $"{FixedType}-{run:0000}-");
}

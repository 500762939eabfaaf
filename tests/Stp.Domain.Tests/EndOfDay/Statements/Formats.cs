using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.EndOfDay.Uploads;

namespace Stp.Domain.Tests.EndOfDay.Statements;

internal static class Formats
{
    private const string Folder = "statement-formats/";

    /// <summary>A small format; tests change parts of it.</summary>
    public const string Small = """
        {
          "name": "small", "encoding": "utf-8", "delimiter": ",", "numbers": { "decimal": "." }, "kind": "position", "account": "acct",
          "instrument": { "code": "sym", "contract": "month", "forms": ["yyyy-MM"] },
          "lots": { "signed": "lots" }
        }
        """;

    public static IReadOnlyDictionary<string, StatementFormat> BuiltIn { get; } = EndOfDaySettings.BuiltInTexts()
        .Where(file => file.Key.StartsWith(Folder, StringComparison.Ordinal))
        .Select(file => StatementFormat.Parse(file.Key, file.Value))
        .ToDictionary(format => format.Name);

    /// <summary>The small format with a part of its text changed.</summary>
    public static StatementFormat With(string old, string replacement) =>
        StatementFormat.Parse("small.json", Small.Replace(old, replacement, StringComparison.Ordinal));

    /// <summary>Reads rows whose cells stand between semicolons.</summary>
    public static UploadReading<Statement> Read(StatementFormat format, params string[] rows) => StatementReader.Read(
        format, StatementSheet.Date, rows.Select((row, index) => new UploadRow(index + 1, row.Split(';'))), new UploadFaults());
}

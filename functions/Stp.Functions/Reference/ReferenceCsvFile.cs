using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Stp.Domain.Reference;
using Stp.Functions.Http;

namespace Stp.Functions.Reference;

/// <summary>One of the reference CSV files: UTF-8, comma, a header row. The same columns are read and written.</summary>
/// <param name="map">The map that it fills.</param>
/// <param name="required">Columns it must have besides venue and code.</param>
/// <param name="optional">Columns it may have.</param>
internal sealed class ReferenceCsvFile(ReferenceMap map, string[] required, string[] optional)
{
    /// <summary>The column of the clearing date from which a row holds.</summary>
    public const string ValidFromColumn = "validFrom";

    /// <summary>Rows of a file, as many as the store holds in all.</summary>
    private const int MaxRows = TableReferenceStore.MaxEntries;

    private const string VenueColumn = "venue";
    private const string CodeColumn = "code";

    /// <summary>The file's name.</summary>
    public string Name { get; } = ReferenceKeys.Name(map) + ".csv";

    /// <summary>The columns of values.</summary>
    public IReadOnlyList<string> ValueColumns { get; } = [.. required, .. optional.Where(column => column != ValidFromColumn)];

    /// <summary>Those of them that a file must have.</summary>
    public IReadOnlyList<string> RequiredColumns { get; } = required;

    /// <summary>The rows of entries, as the file has them.</summary>
    public CsvColumns<ReferenceEntry> Columns { get; } = new(
    [
        (VenueColumn, entry => entry.Venue),
        (CodeColumn, entry => entry.Code),
        .. required.Concat(optional).Select<string, (string, Func<ReferenceEntry, object?>)>(column =>
            (column, entry => column == ValidFromColumn ? entry.ValidFrom : entry.Values.GetValueOrDefault(column))),
    ]);

    /// <summary>The rows of the file in a folder, with their lines; what is wrong goes to <paramref name="problems"/>.</summary>
    public List<(ReferenceEntry Entry, int Line)> Read(string folder, List<CsvProblem> problems)
    {
        using var stream = File.OpenRead(Path.Combine(folder, Name));
        return Read(stream, problems);
    }

    /// <summary>The rows with their lines; what is wrong goes to <paramref name="problems"/>.</summary>
    public List<(ReferenceEntry Entry, int Line)> Read(Stream stream, List<CsvProblem> problems)
    {
        var rows = new List<(ReferenceEntry, int)>();
        try
        {
            using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
            using var parser = new CsvParser(reader, Configuration(problems));
            if (!parser.Read())
            {
                problems.Add(new CsvProblem(Name, 1, "the header row is missing."));
                return rows;
            }

            var header = parser.Record!;
            if (CheckHeader(header, problems))
            {
                ReadRows(parser, header, rows, problems);
            }
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new CsvProblem(Name, 0, "the file is not UTF-8."));
        }
        catch (CsvHelperException fault)
        {
            problems.Add(new CsvProblem(Name, fault.Context?.Parser?.RawRow ?? 0, $"the file cannot be read: {fault.GetType().Name}."));
        }

        return rows;
    }

    private CsvConfiguration Configuration(List<CsvProblem> problems) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = ",",
        TrimOptions = TrimOptions.Trim,
        MaxFieldSize = ReferenceEntities.MaxValueChars,
        BadDataFound = args => problems.Add(
            new CsvProblem(Name, args.Context.Parser!.RawRow, $"the quotes of \"{args.Field}\" do not match.")),
    };

    private bool CheckHeader(string[] header, List<CsvProblem> problems)
    {
        var before = problems.Count;
        string[] needed = [VenueColumn, CodeColumn, .. required];
        var missing = needed.Except(header, StringComparer.Ordinal).Select(column => $"the column {column} is missing.");
        var unknown = header.Except(needed, StringComparer.Ordinal).Except(optional, StringComparer.Ordinal)
            .Select(column => $"there is no column \"{column}\" in this file.");
        var twice = header.CountBy(column => column).Where(column => column.Value > 1)
            .Select(column => $"the column {column.Key} stands twice.");
        problems.AddRange(missing.Concat(unknown).Concat(twice).Select(text => new CsvProblem(Name, 1, text)));
        return problems.Count == before;
    }

    private void ReadRows(CsvParser parser, string[] header, List<(ReferenceEntry Entry, int Line)> rows, List<CsvProblem> problems)
    {
        while (parser.Read())
        {
            var record = parser.Record!;
            if (rows.Count == MaxRows)
            {
                problems.Add(new CsvProblem(Name, parser.RawRow, $"the file has more than {MaxRows} rows."));
                return;
            }

            if (record.Length != header.Length)
            {
                problems.Add(new CsvProblem(Name, parser.RawRow, $"the row has {record.Length} fields, the header {header.Length}."));
                continue;
            }

            var columns = header.Zip(record).ToDictionary(pair => pair.First, pair => ReferenceText.Uncovered(pair.Second), StringComparer.Ordinal);
            if (EntryOf(columns, out var entry) is { } problem)
            {
                problems.Add(new CsvProblem(Name, parser.RawRow, problem));
            }
            else
            {
                rows.Add((entry!, parser.RawRow));
            }
        }
    }

    private string? EntryOf(Dictionary<string, string> columns, out ReferenceEntry? entry)
    {
        entry = null;
        columns.Remove(VenueColumn, out var venue);
        columns.Remove(CodeColumn, out var code);
        columns.Remove(ValidFromColumn, out var from);
        if (!ReferenceText.TryDate(from, out var validFrom))
        {
            return $"{ValidFromColumn} \"{from}\" is no date yyyy-MM-dd.";
        }

        var values = columns.Where(column => column.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
        entry = new ReferenceEntry(map, venue!, code!, values) { ValidFrom = validFrom };
        return ReferenceText.Problem(entry);
    }
}

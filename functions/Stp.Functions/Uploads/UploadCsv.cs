using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Stp.Domain.EndOfDay.Uploads;

namespace Stp.Functions.Uploads;

/// <summary>Splits the text of an uploaded CSV file into rows.</summary>
internal static class UploadCsv
{
    private static readonly string LongCell = $"A cell has more than {UploadLimits.MaxCellLength} characters; a quote may be missing.";

    /// <summary>The rows with the line on which each begins; blank ones are left out. What cannot be split is noted and ends the file.</summary>
    public static IEnumerable<UploadRow> Rows(string text, char delimiter, UploadFaults faults)
    {
        // Looked at first, since splitting a line of millions of cells would take all memory before its length is seen.
        if (LongLine(text) is { } line)
        {
            faults.Add(line, null, $"The line has more than {UploadLimits.MaxLineLength} characters.");
            yield break;
        }

        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, Configuration(delimiter, faults));
        var lastLine = 0;
        while (TryRead(parser, lastLine, faults))
        {
            lastLine = parser.RawRow;
            var breaks = parser.RawRecord.AsSpan().TrimEnd("\r\n").Count('\n');
            if (breaks > 0)
            {
                faults.Add(lastLine - breaks, null, "A cell goes on over the end of the line; a quote may be missing.");
            }
            else if (Array.Exists(parser.Record!, cell => cell.Length > UploadLimits.MaxCellLength))
            {
                faults.Add(lastLine, null, LongCell);
            }
            else
            {
                yield return new UploadRow(lastLine, parser.Record!);
            }
        }
    }

    private static int? LongLine(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.Length > UploadLimits.MaxLineLength)
            {
                return number;
            }
        }

        return null;
    }

    private static bool TryRead(CsvParser parser, int lastLine, UploadFaults faults)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            faults.Add(lastLine + 1, null, LongCell);
            return false;
        }
    }

    private static CsvConfiguration Configuration(char delimiter, UploadFaults faults) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        TrimOptions = TrimOptions.Trim | TrimOptions.InsideQuotes,
        // The parser looks at it only where its buffer ends, which bounds what an open quote swallows; each cell is looked at above.
        MaxFieldSize = UploadLimits.MaxCellLength,
        BadDataFound = args => faults.Add(args.Context.Parser!.RawRow, null, $"The quotes of \"{args.Field}\" do not match."),
    };
}

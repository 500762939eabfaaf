using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Stp.Functions.Http;

/// <summary>The columns of a list written as CSV (RFC 4180).</summary>
internal sealed class CsvColumns<T>(params (string Name, Func<T, object?> Value)[] columns)
{
    /// <summary>
    /// Spreadsheets of some countries take the first three for the separator, and what follows for another cell, unless the cell is quoted. A
    /// line break of one character ends a row to most readers, and the library quotes only the one of two that it writes itself.
    /// </summary>
    private static readonly SearchValues<char> AlsoQuoted = SearchValues.Create(";\t|\r\n");

    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    /// <summary>The header row.</summary>
    public IReadOnlyList<string> Names { get; } = [.. columns.Select(column => column.Name)];

    public byte[] Write(IEnumerable<T> items)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Rfc4180))
        {
            Array.ForEach(columns, column => csv.WriteField(column.Name));
            csv.NextRecord();
            foreach (var item in items)
            {
                Array.ForEach(columns, column => WriteCell(csv, column.Value(item)));
                csv.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Numbers, dates and instants stay what they are, with their sign. Everything else is a text.</summary>
    private static void WriteCell(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case null:
                csv.WriteField("");
                break;
            case DateOnly date:
                csv.WriteField(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                csv.WriteField(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
                break;
            case bool flag:
                csv.WriteField(flag ? "true" : "false");
                break;
            case decimal or int or long:
                csv.WriteField(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                WriteText(csv, value.ToString() ?? "");
                break;
        }
    }

    private static void WriteText(CsvWriter csv, string text)
    {
        var safe = text.Length > 0 && CsvFormulas.Begins(text[0]) ? CsvFormulas.Cover + text : text;
        csv.WriteField(safe, Rfc4180.ShouldQuote(new ShouldQuoteArgs(safe, typeof(string), csv)) || safe.AsSpan().ContainsAny(AlsoQuoted));
    }
}

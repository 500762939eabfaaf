using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Stp.Functions.Http;

/// <summary>The columns of a list written as CSV (RFC 4180).</summary>
internal sealed class CsvColumns<T>(params (string Name, Func<T, object?> Value)[] columns)
{
    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // A cell that a spreadsheet would run as a formula is quoted with an apostrophe.
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = CsvFormulas.Beginnings,
    };

    public byte[] Write(IEnumerable<T> items)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Rfc4180))
        {
            Array.ForEach(columns, column => csv.WriteField(column.Name));
            csv.NextRecord();
            foreach (var item in items)
            {
                Array.ForEach(columns, column => csv.WriteField(Text(column.Value(item))));
                csv.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

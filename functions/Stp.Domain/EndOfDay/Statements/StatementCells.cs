using System.Globalization;
using Stp.Domain.EndOfDay.Uploads;

namespace Stp.Domain.EndOfDay.Statements;

/// <summary>The cells of one row as values; what cannot be read is noted with the column.</summary>
internal sealed class StatementCells(StatementLayout layout, ColumnMap map, UploadRow row, UploadFaults faults)
{
    public int Line => row.Line;

    public bool IsBlank => row.Cells.All(cell => cell.Length == 0);

    /// <summary>Whether the row has as many cells as the header; notes it where not.</summary>
    public bool HasEveryCell()
    {
        if (row.Cells.Count == map.Count)
        {
            return true;
        }

        Wrong(null, $"The row has {row.Cells.Count} cells, not {map.Count}.");
        return false;
    }

    public string Text(string column) => map.Cell(row, column);

    public bool Matches(CellMatch match) => match.Values.Contains(Text(match.Column));

    /// <summary>The cells of some columns joined by <c>-</c>: a code that must be there.</summary>
    public string Code(IReadOnlyList<string> columns)
    {
        var code = string.Join('-', columns.Select(Text));
        if (columns.Any(column => Text(column).Length == 0))
        {
            Wrong(columns[0], "The code is empty.");
        }
        else if (code.Length > UploadLimits.MaxCodeLength || code.Any(char.IsControl))
        {
            Wrong(columns[0], $"The code has more than {UploadLimits.MaxCodeLength} characters, or one that cannot be printed.");
        }

        return code;
    }

    public DateOnly? Date(string column)
    {
        foreach (var pattern in layout.DatePatterns)
        {
            if (DateOnly.TryParseExact(Text(column), pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }
        }

        Wrong(column, $"\"{Text(column)}\" is no date {string.Join(" or ", layout.DatePatterns)}.");
        return null;
    }

    /// <summary>A number that must be there; 0 with a fault where it is not.</summary>
    public decimal Number(string column)
    {
        if (!layout.Numbers.TryParse(Text(column), out var number))
        {
            Wrong(column, $"\"{Text(column)}\" is no number.");
        }

        return number;
    }

    /// <summary>A number, or null where the cell is empty.</summary>
    public decimal? NumberOrNull(string column) => Text(column).Length == 0 ? null : Number(column);

    /// <summary>A number of 0 or above; an empty cell is 0.</summary>
    public decimal LotsOrZero(string column) => NotNegative(column, NumberOrNull(column) ?? 0);

    public decimal NotNegative(string column, decimal number)
    {
        if (number < 0)
        {
            Wrong(column, $"\"{Text(column)}\" is below 0.");
        }

        return number;
    }

    public void Wrong(string? column, string problem) => faults.Add(row.Line, column, problem);
}

using System.Globalization;

namespace Stp.Domain.EndOfDay.Uploads;

/// <summary>Where the columns of a file stand: by the header row, or by number as <c>#3</c>.</summary>
internal sealed class ColumnMap
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private ColumnMap(int count) => Count = count;

    /// <summary>Cells that every row must have.</summary>
    public int Count { get; }

    /// <summary>The map of a header row; null where it lacks a column or cannot tell two apart, which is then noted.</summary>
    /// <param name="header">The header row.</param>
    /// <param name="columns">The columns that are read.</param>
    /// <param name="faults">What is wrong.</param>
    public static ColumnMap? Of(UploadRow header, IEnumerable<string> columns, UploadFaults faults)
    {
        var map = new ColumnMap(header.Cells.Count);
        var complete = header.Cells.Count <= UploadLimits.MaxColumns;
        if (!complete)
        {
            faults.Add(header.Line, null, $"The file has {header.Cells.Count} columns; {UploadLimits.MaxColumns} are the most.");
        }

        foreach (var column in columns.Distinct(StringComparer.Ordinal))
        {
            var problem = map.Place(header, column);
            complete &= problem is null;
            if (problem is not null)
            {
                faults.Add(header.Line, column, problem);
            }
        }

        return complete ? map : null;
    }

    /// <summary>The map of a file without a header row, whose columns are all named by number.</summary>
    public static ColumnMap OfNumbers(int count, IEnumerable<string> columns)
    {
        var map = new ColumnMap(count);
        foreach (var column in columns)
        {
            map._places[column] = Number(column)!.Value - 1;
        }

        return map;
    }

    /// <summary>The number of a column that is named by it: 3 of <c>#3</c>; null of a name.</summary>
    public static int? Number(string column) =>
        column is ['#', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    /// <summary>The cell of a column, empty where the row is too short for it.</summary>
    public string Cell(UploadRow row, string column) => row.Cells.ElementAtOrDefault(_places[column]) ?? "";

    private string? Place(UploadRow header, string column)
    {
        if (Number(column) is { } number)
        {
            _places[column] = number - 1;
            return number <= header.Cells.Count ? null : $"The header has only {header.Cells.Count} columns.";
        }

        var places = header.Cells.Index().Where(cell => cell.Item == column).Select(cell => cell.Index).ToList();
        if (places.Count == 1)
        {
            _places[column] = places[0];
            return null;
        }

        return places.Count == 0 ? "The header has no such column." : "The header has two columns of this name.";
    }
}

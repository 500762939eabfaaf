using Stp.Domain.EndOfDay.Uploads;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Statements;

/// <summary>Reads a statement from the rows of its file: the whole of it, or what is wrong with it.</summary>
public sealed class StatementReader
{
    private readonly StatementLayout _layout;
    private readonly UploadFaults _faults;
    private readonly StatementLineReader _reader;
    private readonly List<StatementLine> _lines = [];
    private ColumnMap? _map;
    private int _rows;
    private int _lastLine;
    private int _totalsLine;

    private StatementReader(StatementLayout layout, DateOnly date, UploadFaults faults)
    {
        (_layout, _faults, _reader) = (layout, faults, new StatementLineReader(layout, date));
        _map = layout.ColumnCount is { } count ? ColumnMap.OfNumbers(count, layout.Columns) : null;
    }

    /// <summary>Reads a statement.</summary>
    /// <param name="format">How it is written.</param>
    /// <param name="date">The business date, which its lines must have too.</param>
    /// <param name="rows">The rows of the file, in order, without blank ones. They are read once, and no further than faults are told.</param>
    /// <param name="faults">What was, and will be while the rows are read, found wrong with the file itself.</param>
    public static UploadReading<Statement> Read(StatementFormat format, DateOnly date, IEnumerable<UploadRow> rows, UploadFaults faults)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(faults);
        var reader = new StatementReader(format.Layout, date, faults);
        foreach (var row in rows)
        {
            if (!reader.Take(row) || faults.Exceeded)
            {
                break;
            }
        }

        reader.End();
        return UploadReading<Statement>.Of(faults, () => new Statement(format.Name, format.Carries, reader._lines));
    }

    /// <summary>Takes a row; false where no further one makes sense.</summary>
    private bool Take(UploadRow row)
    {
        _lastLine = row.Line;
        if (++_rows > UploadLimits.MaxRows)
        {
            _faults.Add(row.Line, null, $"The file has more than {UploadLimits.MaxRows} rows.");
            return false;
        }

        if (_rows <= _layout.SkipRows)
        {
            return true;
        }

        if (_map is null)
        {
            _map = ColumnMap.Of(row, _layout.Columns, _faults);
            return _map is not null;
        }

        TakeLine(new StatementCells(_layout, _map, row, _faults));
        return true;
    }

    private void TakeLine(StatementCells cells)
    {
        if (cells.IsBlank)
        {
            return;
        }

        if (_totalsLine > 0)
        {
            cells.Wrong(null, $"The row stands after the totals of line {_totalsLine}.");
        }
        else if (_layout.Totals is { } totals && cells.Matches(totals.Where))
        {
            _totalsLine = cells.Line;
            CheckTotals(totals, cells);
        }
        else if (cells.HasEveryCell() && !_layout.Ignore.Any(cells.Matches) && KindOf(cells) is { } kind)
        {
            _lines.Add(_reader.Read(cells, kind));
        }
    }

    private StatementLineKind? KindOf(StatementCells cells)
    {
        var rule = _layout.Kind;
        if (rule.Column is not { } column)
        {
            return rule.Fixed;
        }

        if (rule.Values.TryGetValue(cells.Text(column), out var kind))
        {
            return kind;
        }

        cells.Wrong(column, $"\"{cells.Text(column)}\" is no kind of line; known are {string.Join(", ", rule.Values.Keys)}.");
        return null;
    }

    private void CheckTotals(TotalsRule totals, StatementCells cells)
    {
        // Where a line is wrong its lots are not known, and the difference would only repeat the fault.
        var linesAreGood = _faults.Found.Count == 0;
        foreach (var sum in totals.Sums)
        {
            var (told, found) = (cells.Number(sum.Column), _lines.Sum(sum.Amount));
            if (linesAreGood && told != found)
            {
                cells.Wrong(sum.Column, $"The totals tell {Instrument.Canonical(told)} {sum.Name}, the lines have {Instrument.Canonical(found)}.");
            }
        }
    }

    private void End()
    {
        if (_rows == 0)
        {
            _faults.Add(0, null, "The file is empty.");
        }
        else if (_map is null && _faults.Found.Count == 0)
        {
            _faults.Add(_lastLine, null, "The header row is missing.");
        }
        else if (_layout.Totals is not null && _totalsLine == 0 && _map is not null && _faults.Found.Count == 0)
        {
            _faults.Add(_lastLine, null, "The row of totals is missing: the file may have been cut off.");
        }
    }
}

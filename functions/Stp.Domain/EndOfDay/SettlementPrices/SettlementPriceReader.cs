using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.EndOfDay.Uploads;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.SettlementPrices;

/// <summary>
/// Reads a file of settlement prices: <c>instrument,price</c> with our instruments, and where a column <c>venue</c> is filled the codes
/// of that reference venue, with their contract in a column <c>contract</c> where the code names a product only.
/// </summary>
public sealed class SettlementPriceReader
{
    private const string InstrumentColumn = "instrument";
    private const string PriceColumn = "price";
    private const string VenueColumn = "venue";
    private const string ContractColumn = "contract";

    private static readonly string[] Needed = [InstrumentColumn, PriceColumn];
    private static readonly string[] Known = [.. Needed, VenueColumn, ContractColumn];
    private static readonly NumberForm Numbers = new('.', Thousands: null, Parentheses: false, TrailingMinus: false);

    private readonly SettlementCodes _codes;
    private readonly UploadFaults _faults;
    private readonly Dictionary<string, (SettlementPrice Price, int Line)> _prices = new(StringComparer.Ordinal);
    private HashSet<string> _columns = [];
    private ColumnMap? _map;

    private SettlementPriceReader(SettlementCodes codes, UploadFaults faults) => (_codes, _faults) = (codes, faults);

    /// <summary>Reads the prices of a date: all of them, or what is wrong.</summary>
    /// <param name="date">The business date, which tells the decade of a month code.</param>
    /// <param name="rows">The rows of the file, in order, the first of them the header.</param>
    /// <param name="reference">What maps the codes of venues.</param>
    /// <param name="faults">What was, and will be while the rows are read, found wrong with the file itself.</param>
    public static UploadReading<IReadOnlyList<SettlementPrice>> Read(
        DateOnly date, IEnumerable<UploadRow> rows, ReferenceSnapshot reference, UploadFaults faults)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(faults);
        var reader = new SettlementPriceReader(new SettlementCodes(reference, date), faults);
        var count = 0;
        foreach (var row in rows)
        {
            if (++count > UploadLimits.MaxRows)
            {
                faults.Add(row.Line, null, $"The file has more than {UploadLimits.MaxRows} rows.");
            }

            if (count > UploadLimits.MaxRows || faults.Exceeded || !reader.Take(row))
            {
                break;
            }
        }

        if (count == 0)
        {
            faults.Add(0, null, "The file is empty.");
        }

        return UploadReading<IReadOnlyList<SettlementPrice>>.Of(
            faults, () => [.. reader._prices.Values.Select(found => found.Price).OrderBy(price => price.Instrument, StringComparer.Ordinal)]);
    }

    private bool Take(UploadRow row)
    {
        if (_map is null)
        {
            return TakeHeader(row);
        }

        if (row.Cells.All(cell => cell.Length == 0))
        {
            return true;
        }

        if (row.Cells.Count != _map.Count)
        {
            _faults.Add(row.Line, null, $"The row has {row.Cells.Count} cells, not {_map.Count}.");
            return true;
        }

        TakePrice(row);
        return true;
    }

    private bool TakeHeader(UploadRow row)
    {
        foreach (var unknown in row.Cells.Except(Known, StringComparer.Ordinal))
        {
            _faults.Add(row.Line, unknown, $"There is no such column; known are {string.Join(", ", Known)}.");
        }

        _columns = [.. row.Cells];
        _map = ColumnMap.Of(row, [.. Needed, .. Known.Where(_columns.Contains)], _faults);
        return _map is not null;
    }

    private void TakePrice(UploadRow row)
    {
        var text = Cell(row, PriceColumn);
        var isNumber = Numbers.TryParse(text, out var number);
        if (!isNumber)
        {
            _faults.Add(row.Line, PriceColumn, $"\"{text}\" is no number.");
        }

        var (venue, code) = (Cell(row, VenueColumn), Cell(row, InstrumentColumn));
        if (_codes.Find(venue, code, Cell(row, ContractColumn), out var factor, out var problem) is not { } instrument)
        {
            _faults.Add(row.Line, InstrumentColumn, problem);
        }
        else if (_prices.TryGetValue(instrument, out var other))
        {
            _faults.Add(row.Line, InstrumentColumn, $"{instrument} has a price on line {other.Line} already.");
        }
        else if (isNumber)
        {
            _prices.Add(instrument, (new SettlementPrice(instrument, number * factor), row.Line));
        }
    }

    private string Cell(UploadRow row, string column) => _columns.Contains(column) ? _map!.Cell(row, column) : "";
}

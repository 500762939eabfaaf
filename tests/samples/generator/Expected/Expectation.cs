using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Output;

namespace Stp.Samples.Generator.Expected;

/// <summary>
/// What the day must end as. The stories say it from what they know happened; no message is ever read back.
/// Trades are written as they are told; sums alone are kept.
/// </summary>
internal sealed class Expectation(CsvFile trades, DateOnly businessDate)
{
    public static readonly string[] TradeColumns = ["tradeKey", "status", "account", "instrument", "side", "lots", "price"];

    private readonly SortedDictionary<(string Account, string Instrument), PositionSum> _positions = new(OrdinalPairs.Instance);
    private readonly SortedDictionary<(string Account, string Instrument), ClosingPosition> _closing = new(OrdinalPairs.Instance);
    private readonly SortedDictionary<string, int> _ignored = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Reason, string Feed), int> _held = new(OrdinalPairs.Instance);
    private readonly SortedDictionary<string, int> _lost = new(StringComparer.Ordinal);

    public int Messages { get; private set; }

    public int Open { get; private set; }

    public int Cancelled { get; private set; }

    public int Parked { get; private set; }

    public int TradeMessages { get; private set; }

    public IReadOnlyDictionary<(string Account, string Instrument), PositionSum> Positions => _positions;

    /// <summary>What of them clears on the business date.</summary>
    public IReadOnlyDictionary<(string Account, string Instrument), ClosingPosition> Closing => _closing;

    public IReadOnlyDictionary<string, int> Ignored => _ignored;

    /// <summary>Counts by reason and feed; a feed is <c>venue,session</c>.</summary>
    public IReadOnlyDictionary<(string Reason, string Feed), int> Held => _held;

    /// <summary>How many sequence numbers never come whole, by <c>venue/session/date</c>.</summary>
    public IReadOnlyDictionary<string, int> Lost => _lost;

    /// <summary>Counts a raw message that is sent now.</summary>
    public void Sent(string venue, string session, Outcome outcome)
    {
        Messages++;
        if (outcome.IgnoredKind is { } kind)
        {
            _ignored[kind] = _ignored.GetValueOrDefault(kind) + 1;
        }
        else if (outcome.HeldReason is { } reason)
        {
            var key = (reason, $"{venue},{session}");
            _held[key] = _held.GetValueOrDefault(key) + 1;
        }
        else
        {
            TradeMessages++;
        }
    }

    /// <summary>Numbers of a session that never come whole.</summary>
    public void NumbersLost(string session, int count) => _lost[session] = _lost.GetValueOrDefault(session) + count;

    public void TradeOpen(Deal deal, IReadOnlyList<Fill> lines)
    {
        Open++;
        foreach (var line in lines)
        {
            var instrument = line.Contract.Instrument;
            trades.Write(deal.Key, "open", line.Account, instrument, line.Buy ? "buy" : "sell", Numbers.Canonical(line.Lots), Numbers.Canonical(line.Price));
            PositionOf(_positions, line, contract => new PositionSum(contract)).Add(deal.Key, line);
            if (deal.ClearingDate <= businessDate)
            {
                PositionOf(_closing, line, contract => new ClosingPosition(contract)).Add(line);
            }
        }
    }

    public void TradeCancelled(string key)
    {
        Cancelled++;
        trades.Write(key, "cancelled", "", "", "", "", "");
    }

    /// <summary>An amendment whose trade never came.</summary>
    public void TradeParked(string key)
    {
        Parked++;
        trades.Write(key, "parked", "", "", "", "", "");
    }

    private static T PositionOf<T>(SortedDictionary<(string Account, string Instrument), T> positions, Fill line, Func<Contract, T> create)
    {
        var key = (line.Account, line.Contract.Instrument);
        if (!positions.TryGetValue(key, out var position))
        {
            positions.Add(key, position = create(line.Contract));
        }

        return position;
    }
}

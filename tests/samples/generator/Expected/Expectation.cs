using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Output;

namespace Stp.Samples.Generator.Expected;

/// <summary>
/// What the day must end as. The stories say it from what they know happened; no message is ever read back.
/// Trades are written as they are told; sums alone are kept.
/// </summary>
internal sealed class Expectation(CsvFile trades)
{
    public static readonly string[] TradeColumns = ["tradeKey", "status", "account", "instrument", "side", "lots", "price"];

    private readonly SortedDictionary<(string Account, string Instrument), PositionSum> _positions = new(OrdinalPairs.Instance);
    private readonly SortedDictionary<string, int> _ignored = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Reason, string Feed), int> _held = new(OrdinalPairs.Instance);

    public int Messages { get; private set; }

    public int Open { get; private set; }

    public int Cancelled { get; private set; }

    public int Parked { get; private set; }

    public int TradeMessages { get; private set; }

    public IReadOnlyDictionary<(string Account, string Instrument), PositionSum> Positions => _positions;

    public IReadOnlyDictionary<string, int> Ignored => _ignored;

    /// <summary>Counts by reason and feed; a feed is <c>venue,session</c>.</summary>
    public IReadOnlyDictionary<(string Reason, string Feed), int> Held => _held;

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

    public void TradeOpen(string key, IReadOnlyList<Fill> lines)
    {
        Open++;
        foreach (var line in lines)
        {
            var instrument = line.Contract.Instrument;
            trades.Write(key, "open", line.Account, instrument, line.Buy ? "buy" : "sell", Numbers.Canonical(line.Lots), Numbers.Canonical(line.Price));
            if (!_positions.TryGetValue((line.Account, instrument), out var position))
            {
                position = new PositionSum(line.Contract);
                _positions.Add((line.Account, instrument), position);
            }

            position.Add(key, line);
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
}

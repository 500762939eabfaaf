using System.Collections.Immutable;

namespace Stp.Domain.Ledger;

/// <summary>A trade with every event that was received of it and every change of its effect. Immutable.</summary>
public sealed record Trade
{
    /// <summary>Events that one trade may have; a feed that sends more is broken, and a document has a size limit.</summary>
    public const int MaxEvents = 200;

    /// <summary>Identity; see <see cref="TradeEvent.TradeKey"/>.</summary>
    public required string TradeKey { get; init; }

    /// <summary>The report that this one amends: events belong there, and this one counts for nothing. Null for a trade of its own.</summary>
    public string? LinkedTo { get; init; }

    /// <summary>Every event, in the order received, each once.</summary>
    public ImmutableArray<TradeEvent> Events { get; init; } = [];

    /// <summary>Every change of effect; the last one holds. None while nothing was ever booked.</summary>
    public ImmutableArray<TradeRevision> Revisions { get; init; } = [];

    /// <summary>What the events amount to now.</summary>
    public TradeState State => LinkedTo is null ? TradeFold.Of(Events) : new TradeState { Status = TradeStatus.Linked };

    /// <summary>Number of the revision in force, 0 before the first.</summary>
    public int Revision => Revisions.Length;

    /// <summary>The lines that were in force at an instant, by the revisions that had been made by then.</summary>
    public IReadOnlyList<EffectiveLine> LinesAt(DateTimeOffset instant) =>
        Revisions.LastOrDefault(revision => revision.At <= instant) is { } revision ? revision.Lines : [];

    /// <summary>A trade of which nothing is known yet.</summary>
    public static Trade Unknown(string tradeKey) => new() { TradeKey = tradeKey };

    /// <summary>Adds the events that are not known yet, and a revision if the effect changes. The same instance when nothing is new.</summary>
    /// <exception cref="TradeLimitException">The trade would have more than <see cref="MaxEvents"/>.</exception>
    public Trade Record(IEnumerable<TradeEvent> events, DateTimeOffset now)
    {
        var all = Events;
        foreach (var e in events.Where(e => !all.Any(known => EventOrder.SameReport(known, e))))
        {
            all = all.Add(e);
        }

        if (all.Length > MaxEvents)
        {
            throw TradeLimitException.Events(TradeKey, MaxEvents);
        }

        return all.Length == Events.Length ? this : (this with { Events = all }).Revise(now);
    }

    /// <summary>Makes this report a link to the one it amends: what it had booked is taken back, and its events belong there.</summary>
    public Trade LinkTo(string referenceKey, DateTimeOffset now) => (this with { LinkedTo = referenceKey }).Revise(now);

    private Trade Revise(DateTimeOffset now)
    {
        var lines = State.Lines;
        IReadOnlyList<EffectiveLine> before = Revisions.IsEmpty ? [] : Revisions[^1].Lines;
        return lines.SequenceEqual(before)
            ? this
            : this with { Revisions = Revisions.Add(new TradeRevision(Revisions.Length + 1, now, [.. lines])) };
    }
}

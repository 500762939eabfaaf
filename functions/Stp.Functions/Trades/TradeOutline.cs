using System.Collections.Immutable;
using Stp.Domain.Ledger;

namespace Stp.Functions.Trades;

/// <summary>The part of a <see cref="TradeDocument"/> that <see cref="AccountTrades"/> reads.</summary>
internal sealed record TradeOutline
{
    public required string TradeKey { get; init; }

    public string? LinkedTo { get; init; }

    public required IReadOnlyList<EventOutline> Events { get; init; }

    public required ImmutableArray<TradeRevision> Revisions { get; init; }

    public Trade ToTrade() => new()
    {
        TradeKey = TradeKey,
        LinkedTo = LinkedTo,
        Events = [.. Events.Select(e => e.ToEvent())],
        Revisions = Revisions,
    };
}

/// <summary>What an event says of its trade, without how it came.</summary>
internal sealed record EventOutline
{
    public required string TradeKey { get; init; }

    public string? ReferenceKey { get; init; }

    public string? OriginId { get; init; }

    public required TradeAction Action { get; init; }

    public required VersionStamp Version { get; init; }

    public required string Venue { get; init; }

    public DateOnly? TradeDate { get; init; }

    public DateOnly? ClearingDate { get; init; }

    public IReadOnlyList<TradeLine> Lines { get; init; } = [];

    public TradeEvent ToEvent() => new()
    {
        TradeKey = TradeKey,
        ReferenceKey = ReferenceKey,
        OriginId = OriginId,
        Action = Action,
        Version = Version,
        Venue = Venue,
        Session = "",
        ReceivedAt = default,
        TradeDate = TradeDate,
        ClearingDate = ClearingDate,
        Lines = Lines,
        Raw = default,
    };
}

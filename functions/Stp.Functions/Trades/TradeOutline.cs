using Stp.Domain.Ledger;

namespace Stp.Functions.Trades;

/// <summary>The part of a <see cref="TradeDocument"/> that <see cref="AccountTrades"/> reads.</summary>
/// <remarks>
/// Plain properties, here and below: those that can only be set once the serializer first collects in an array of objects, which takes it
/// twice as long as all the rest.
/// </remarks>
internal sealed class TradeOutline
{
    public string TradeKey { get; set; } = "";

    public string? LinkedTo { get; set; }

    public List<EventOutline> Events { get; set; } = [];

    public List<RevisionOutline> Revisions { get; set; } = [];

    public Trade ToTrade() => new()
    {
        TradeKey = TradeKey,
        LinkedTo = LinkedTo,
        Events = [.. Events.Select(e => e.ToEvent())],
        Revisions = [.. Revisions.Select(r => r.ToRevision())],
    };
}

/// <summary>What an event says of its trade, without how it came.</summary>
internal sealed class EventOutline
{
    public string TradeKey { get; set; } = "";

    public string? ReferenceKey { get; set; }

    public string? OriginId { get; set; }

    public TradeAction Action { get; set; }

    public VersionOutline Version { get; set; } = new();

    public DateOnly? TradeDate { get; set; }

    public DateOnly? ClearingDate { get; set; }

    public List<LineOutline> Lines { get; set; } = [];

    public TradeEvent ToEvent() => new()
    {
        TradeKey = TradeKey,
        ReferenceKey = ReferenceKey,
        OriginId = OriginId,
        Action = Action,
        Version = new VersionStamp(Version.Major, Version.Minor),
        Venue = "",
        Session = "",
        ReceivedAt = default,
        TradeDate = TradeDate,
        ClearingDate = ClearingDate,
        Lines = [.. Lines.Select(line => line.ToLine())],
        Raw = default,
    };
}

/// <summary>A version stamp.</summary>
internal sealed class VersionOutline
{
    public long Major { get; set; }

    public long Minor { get; set; }
}

/// <summary>A line of an event.</summary>
internal sealed class LineOutline
{
    public string LegId { get; set; } = "";

    public string Account { get; set; } = "";

    public string Instrument { get; set; } = "";

    public Side Side { get; set; }

    public decimal Lots { get; set; }

    public decimal Price { get; set; }

    public PriceKind PriceKind { get; set; }

    public string? Trader { get; set; }

    public string? Broker { get; set; }

    public string? ClearingFirm { get; set; }

    public TradeLine ToLine() => new()
    {
        LegId = LegId,
        Account = Account,
        Instrument = Instrument,
        Side = Side,
        Lots = Lots,
        Price = Price,
        PriceKind = PriceKind,
        Trader = Trader,
        Broker = Broker,
        ClearingFirm = ClearingFirm,
    };
}

/// <summary>A revision.</summary>
internal sealed class RevisionOutline
{
    public int Number { get; set; }

    public DateTimeOffset At { get; set; }

    public List<EffectiveLineOutline> Lines { get; set; } = [];

    public TradeRevision ToRevision() => new(Number, At, [.. Lines.Select(line => line.ToLine())]);
}

/// <summary>A line of a revision.</summary>
internal sealed class EffectiveLineOutline
{
    public string LegId { get; set; } = "";

    public string Account { get; set; } = "";

    public string Instrument { get; set; } = "";

    public DateOnly ClearingDate { get; set; }

    public Side Side { get; set; }

    public decimal Lots { get; set; }

    public decimal Price { get; set; }

    public EffectiveLine ToLine() => new(LegId, Account, Instrument, ClearingDate, Side, Lots, Price);
}

using Stp.Domain.Ledger;

namespace Stp.Functions.Positions;

/// <summary>The part of a <see cref="PostingDocument"/> that <see cref="AccountPositions"/> reads. With plain properties, which are read faster.</summary>
internal class PostingOutline
{
    public string Id { get; set; } = "";

    public string Instrument { get; set; } = "";

    public string TradeKey { get; set; } = "";

    public int Revision { get; set; }

    public string LegId { get; set; } = "";

    public DateOnly ClearingDate { get; set; }

    public Side Side { get; set; }

    public decimal Lots { get; set; }

    public decimal Price { get; set; }

    public int Trades { get; set; }

    /// <summary>When it was stored: from then on we knew it.</summary>
    public DateTimeOffset BookedAt { get; set; }

    public Posting ToPosting(string account) => new()
    {
        Id = Id,
        Position = new PositionKey(account, Instrument),
        TradeKey = TradeKey,
        Revision = Revision,
        LegId = LegId,
        ClearingDate = ClearingDate,
        Side = Side,
        Lots = Lots,
        Price = Price,
        Trades = Trades,
    };
}

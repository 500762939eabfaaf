namespace Stp.Domain.Ledger;

/// <summary>An immutable movement of one position. Postings are only ever added; a change posts the reverse of what it replaces.</summary>
public sealed record Posting
{
    /// <summary><c>tradeKey!revision!line</c>: the same however often the posting is attempted.</summary>
    public required string Id { get; init; }

    /// <summary>The position that moves.</summary>
    public required PositionKey Position { get; init; }

    /// <summary>The trade it comes from.</summary>
    public required string TradeKey { get; init; }

    /// <summary>The trade's revision that posts.</summary>
    public required int Revision { get; init; }

    /// <summary>The leg of the trade.</summary>
    public required string LegId { get; init; }

    /// <summary>The business date whose position moves.</summary>
    public required DateOnly ClearingDate { get; init; }

    /// <summary>The side of the line, also when it is reversed.</summary>
    public required Side Side { get; init; }

    /// <summary>Lots: above zero books the line, below zero takes it back.</summary>
    public required decimal Lots { get; init; }

    /// <summary>Price in the contract's price unit.</summary>
    public required decimal Price { get; init; }

    /// <summary>Change of the number of trades in the position on that date: 1, 0 or -1.</summary>
    public required int Trades { get; init; }
}

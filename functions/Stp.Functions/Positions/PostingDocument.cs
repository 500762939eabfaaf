using Stp.Domain.Ledger;

namespace Stp.Functions.Positions;

/// <summary>A posting in container <c>positions</c>. Written once, never changed.</summary>
internal sealed record PostingDocument
{
    public const string FixedType = "posting";

    public required string Id { get; init; }

    public string Type { get; init; } = FixedType;

    public required string Account { get; init; }

    public required string Instrument { get; init; }

    public required string TradeKey { get; init; }

    public required int Revision { get; init; }

    public required string LegId { get; init; }

    public required DateOnly ClearingDate { get; init; }

    public required Side Side { get; init; }

    public required decimal Lots { get; init; }

    public required decimal Price { get; init; }

    public required int Trades { get; init; }

    /// <summary>When it was stored: from then on we knew it.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    public static PostingDocument Of(Posting posting, DateTimeOffset bookedAt) => new()
    {
        Id = posting.Id,
        Account = posting.Position.Account,
        Instrument = posting.Position.Instrument,
        TradeKey = posting.TradeKey,
        Revision = posting.Revision,
        LegId = posting.LegId,
        ClearingDate = posting.ClearingDate,
        Side = posting.Side,
        Lots = posting.Lots,
        Price = posting.Price,
        Trades = posting.Trades,
        BookedAt = bookedAt,
    };

    public Posting ToPosting() => new()
    {
        Id = Id,
        Position = new PositionKey(Account, Instrument),
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

using Stp.Domain.Ledger;

namespace Stp.Functions.Positions;

/// <summary>A posting in container <c>positions</c>. Written once, never changed.</summary>
internal sealed class PostingDocument : PostingOutline
{
    public const string FixedType = "posting";

    public string Type { get; set; } = FixedType;

    public string Account { get; set; } = "";

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

    public Posting ToPosting() => ToPosting(Account);
}

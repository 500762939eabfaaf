namespace Stp.Pages.Positions;

/// <summary>One position with what it is made of.</summary>
public sealed record PositionModel
{
    /// <summary>The position.</summary>
    public required PositionRow Position { get; init; }

    /// <summary>The last clearing date that counts; null for all.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>As it was known then; null for now.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>One page of its postings, oldest first.</summary>
    public required IReadOnlyList<PostingRow> Postings { get; init; }

    /// <summary>The place of the next page; null at the end.</summary>
    public string? Next { get; init; }
}

/// <summary>A posting as <c>GET positions/{account}/{instrument}/postings</c> gives it.</summary>
/// <param name="Id">Trade key, revision and line.</param>
/// <param name="Account">Our account.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="TradeKey">The trade.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="LegId">The leg of the trade.</param>
/// <param name="ClearingDate">The clearing date.</param>
/// <param name="Side"><c>buy</c> or <c>sell</c>.</param>
/// <param name="Lots">Lots; below zero where an earlier posting is taken back.</param>
/// <param name="Price">The price.</param>
/// <param name="BookedAt">When it was booked.</param>
public sealed record PostingRow(
    string Id,
    string Account,
    string Instrument,
    string TradeKey,
    int Revision,
    string LegId,
    DateOnly ClearingDate,
    string Side,
    decimal Lots,
    decimal Price,
    DateTimeOffset BookedAt)
{
    /// <summary>Whether it takes back what an earlier revision of the trade had booked.</summary>
    public bool IsReversal => Lots < 0m;

    /// <summary>What it adds to the net position.</summary>
    public decimal NetLots => Side == "buy" ? Lots : -Lots;
}

using System.Globalization;

namespace Stp.Domain.Feeds;

/// <summary>What the book is short of at a moment, and which positions that may concern. Immutable.</summary>
/// <param name="Gaps">Epochs of feeds that lack sequence numbers.</param>
/// <param name="WaitingSince">When the oldest message was received that waits to be booked longer than it should; null where none does.</param>
public sealed record FeedShortfalls(IReadOnlyList<FeedShortfall> Gaps, DateTimeOffset? WaitingSince)
{
    /// <summary>Feeds that a reason names.</summary>
    private const int MaxNamed = 3;

    /// <summary>Nothing is missing.</summary>
    public static FeedShortfalls None { get; } = new([], null);

    /// <summary>Why the positions of an account in a product may be short, in a sentence or more; null where they are complete.</summary>
    /// <param name="account">Our account.</param>
    /// <param name="product"><c>MIC:PRODUCT</c>.</param>
    /// <param name="asOf">The last clearing date that is asked for; null for all.</param>
    public string? ReasonFor(string account, string product, DateOnly? asOf)
    {
        var gaps = Gaps.Where(gap => gap.Concerns(account, product, asOf)).ToList();
        var sentences = gaps.Take(MaxNamed).Select(gap => gap.Reason).ToList();
        if (gaps.Count > MaxNamed)
        {
            sentences.Add($"So do {gaps.Count - MaxNamed} more.");
        }

        if (WaitingSince is { } since)
        {
            sentences.Add(string.Create(CultureInfo.InvariantCulture, $"Messages received since {since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} wait to be booked."));
        }

        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }
}

/// <summary>An epoch of a feed that lacks sequence numbers.</summary>
public sealed record FeedShortfall
{
    private readonly FeedScope _scope;
    private readonly DateOnly _firstDate;

    /// <summary>Makes it of an epoch, and of what its feed contributes to.</summary>
    public FeedShortfall(FeedEpoch epoch, FeedScope scope)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        _scope = scope;
        // An epoch counts by UTC, and may begin in the evening before its first clearing date.
        _firstDate = epoch.Epoch.AddDays(-1);
        var gaps = epoch.Gaps();
        var (missing, first) = (gaps.Sum(gap => gap.To - gap.From + 1), gaps[0]);
        var numbers = first.From == first.To ? $"{first.From}" : $"{first.From} to {first.To}";
        Reason = string.Create(
            CultureInfo.InvariantCulture,
            $"Feed {epoch.Venue} {epoch.Session} lacks {missing} {(missing == 1 ? "message" : "messages")} of {epoch.Epoch:yyyy-MM-dd}, {(gaps.Count == 1 ? "" : "first of them ")}{numbers}.");
    }

    /// <summary>What is missing, a sentence.</summary>
    public string Reason { get; }

    /// <summary>Whether what is missing may be a trade in these positions, on a clearing date up to <paramref name="asOf"/>.</summary>
    internal bool Concerns(string account, string product, DateOnly? asOf) =>
        (asOf is null || asOf >= _firstDate) && _scope.Covers(account, product);
}

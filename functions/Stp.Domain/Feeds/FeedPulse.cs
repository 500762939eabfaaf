namespace Stp.Domain.Feeds;

/// <summary>What is known of a feed over all its epochs. Immutable.</summary>
/// <param name="Scope">What it contributes to.</param>
/// <param name="Lag">How far the book is behind the venue, by minute.</param>
/// <param name="Silence">Whether it says nothing while its market trades; null where it does not.</param>
public sealed record FeedPulse(FeedScope Scope, IReadOnlyList<LagMinute> Lag, FeedSilence? Silence)
{
    /// <summary>Of a feed that has booked nothing yet.</summary>
    public static FeedPulse Empty { get; } = new(FeedScope.Empty, [], null);

    /// <summary>The pulse after more trades were booked.</summary>
    public FeedPulse With(FeedScope scope, IReadOnlyCollection<LagMinute> lag)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var joined = scope.IsWide ? scope : Scope.With(scope.Accounts, scope.Products);
        return this with { Scope = joined, Lag = FeedLag.Join(Lag, lag) };
    }
}

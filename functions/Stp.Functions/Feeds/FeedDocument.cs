using System.Globalization;
using Stp.Domain.Feeds;

namespace Stp.Functions.Feeds;

/// <summary>What was received of one epoch of a feed, in container <c>feeds</c>.</summary>
internal sealed record FeedDocument
{
    /// <summary>The epoch.</summary>
    public required string Id { get; init; }

    public required string Venue { get; init; }

    public required string Session { get; init; }

    public required DateOnly Epoch { get; init; }

    public required IReadOnlyList<FeedRun> Runs { get; init; }

    public required IReadOnlyList<FeedRestart> Restarts { get; init; }

    public DateTimeOffset? LastHeard { get; init; }

    public long ForgottenNumbers { get; init; }

    /// <summary>Missing numbers that people have accepted; null for none.</summary>
    public IReadOnlyList<FeedAcceptance>? Accepted { get; init; }

    /// <summary>For queries: whether any number is missing that nobody has accepted.</summary>
    public required bool HasGaps { get; init; }

    public static FeedDocument Of(FeedEpoch feed) => new()
    {
        Id = IdOf(feed.Epoch),
        Venue = feed.Venue,
        Session = feed.Session,
        Epoch = feed.Epoch,
        Runs = feed.Runs,
        Restarts = feed.Restarts,
        LastHeard = feed.LastHeard,
        ForgottenNumbers = feed.ForgottenNumbers,
        Accepted = feed.Accepted.Count > 0 ? feed.Accepted : null,
        HasGaps = feed.Gaps().Count > 0,
    };

    public static string IdOf(DateOnly epoch) => epoch.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public FeedEpoch ToEpoch() => new(Venue, Session, Epoch, Runs, Restarts, LastHeard, ForgottenNumbers) { Accepted = Accepted ?? [] };
}

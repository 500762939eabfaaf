using Stp.Domain.Normalizing;

namespace Stp.Domain.Feeds;

/// <summary>What was received of one (venue, session, epoch). Immutable.</summary>
/// <remarks>
/// The order of arrival and repetition mean nothing: the same headers in any order give the same state. That is exact while numbers were sent at
/// up to <see cref="MaxRuns"/> different instants, because each is then kept with its time. Beyond that the oldest runs without a gap between
/// them are joined (gaps stay what they are), and a restart that is heard of later than that is taken to begin after the joined run.
/// Where there are more gaps than runs allowed, the oldest are given up and counted in <see cref="ForgottenNumbers"/>.
/// </remarks>
public sealed class FeedEpoch
{
    /// <summary>Most runs that are kept.</summary>
    public const int MaxRuns = 128;

    /// <summary>Most restarts that are kept; with more, the oldest numbering is given up.</summary>
    public const int MaxRestarts = 64;

    /// <summary>Makes a state, for example from a store.</summary>
    public FeedEpoch(
        string venue, string session, DateOnly epoch, IReadOnlyList<FeedRun> runs, IReadOnlyList<FeedRestart> restarts, DateTimeOffset? lastHeard,
        long forgottenNumbers)
    {
        Venue = venue;
        Session = session;
        Epoch = epoch;
        Runs = runs;
        Restarts = restarts;
        LastHeard = lastHeard;
        ForgottenNumbers = forgottenNumbers;
    }

    /// <summary>The venue code of the feed.</summary>
    public string Venue { get; }

    /// <summary>The session.</summary>
    public string Session { get; }

    /// <summary>The UTC date on which the epoch began.</summary>
    public DateOnly Epoch { get; }

    /// <summary>The runs, by time and number.</summary>
    public IReadOnlyList<FeedRun> Runs { get; }

    /// <summary>The restarts, by time.</summary>
    public IReadOnlyList<FeedRestart> Restarts { get; }

    /// <summary>When anything of it was received last.</summary>
    public DateTimeOffset? LastHeard { get; }

    /// <summary>How many missing numbers are no longer listed as gaps, because there were too many gaps.</summary>
    public long ForgottenNumbers { get; }

    /// <summary>Missing numbers that people have accepted.</summary>
    public IReadOnlyList<FeedAcceptance> Accepted { get; init; } = [];

    /// <summary>The highest number of the latest numbering; null before the first.</summary>
    public long? LastSeqNum => Numberings is [.., var last] ? last.Runs.Max(run => run.To) : null;

    private IReadOnlyList<FeedNumbering> Numberings => FeedNumberings.Split(Runs, Restarts, Accepted);

    /// <summary>An epoch of which nothing was received.</summary>
    public static FeedEpoch Empty(string venue, string session, DateOnly epoch) => new(venue, session, epoch, [], [], null, 0);

    /// <summary>The state with a header more.</summary>
    /// <param name="header">The header; the caller has chosen the state by its session and epoch.</param>
    /// <param name="receivedAt">When it was received.</param>
    public FeedEpoch Add(in FeedHeader header, DateTimeOffset receivedAt) => AddRange([(header, receivedAt)]);

    /// <summary>The state with more headers. One call for a bundle costs little more than one for a header.</summary>
    public FeedEpoch AddRange(IEnumerable<(FeedHeader Header, DateTimeOffset ReceivedAt)> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var builder = new FeedEpochBuilder(this);
        foreach (var (header, receivedAt) in headers)
        {
            builder.Add(header, receivedAt);
        }

        return builder.Build();
    }

    /// <summary>The state of everything that either has received.</summary>
    public FeedEpoch Merge(FeedEpoch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var builder = new FeedEpochBuilder(this);
        builder.Add(other);
        return builder.Build();
    }

    /// <summary>The state with numbers that a person accepts as missing, whether they are or not; <see cref="FeedGapRule"/> says when a person may.</summary>
    public FeedEpoch Accept(FeedAcceptance acceptance)
    {
        var builder = new FeedEpochBuilder(this);
        builder.Add(acceptance);
        return builder.Build();
    }

    /// <summary>The state in which these numbers are accepted and no others.</summary>
    internal FeedEpoch WithAccepted(IEnumerable<FeedAcceptance> accepted) =>
        new(Venue, Session, Epoch, Runs, Restarts, LastHeard, ForgottenNumbers) { Accepted = FeedAcceptances.Join([], [.. accepted]) };

    /// <summary>What was received, oldest numbering first: numbers without a break between them.</summary>
    public IReadOnlyList<FeedRange> Received() => [.. Numberings.SelectMany(numbering => numbering.Ranges())];

    /// <summary>What is missing and nobody has accepted, oldest numbering first. What a numbering lacks after its last number cannot be known.</summary>
    public IReadOnlyList<FeedGap> Gaps() => [.. Numberings.SelectMany(numbering => numbering.Gaps())];

    /// <summary>What is missing, accepted or not.</summary>
    public IReadOnlyList<FeedGap> Missing() => [.. Numberings.SelectMany(numbering => numbering.Missing())];

    /// <summary>What people have accepted, oldest numbering first.</summary>
    public IReadOnlyList<AcceptedGap> AcceptedGaps() => [.. Numberings.SelectMany(numbering => numbering.AcceptedGaps())];
}

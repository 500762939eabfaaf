namespace Stp.Functions.Feeds;

/// <summary>How feeds are watched. Section <c>Feeds</c>.</summary>
internal sealed class FeedOptions
{
    public const string Section = "Feeds";

    /// <summary>How old the state of feeds may be that positions are shown with. Default 3 s.</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a message may wait to be booked before positions are called incomplete. Default 30 s.</summary>
    public TimeSpan BehindAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Which feeds may not be silent while their market trades; without a rule, a feed may. The first that names a feed holds.</summary>
    public IReadOnlyList<SilenceRule> Silence { get; set; } = [];
}

/// <summary>When a feed is silent.</summary>
internal sealed class SilenceRule
{
    /// <summary>The venue of the feed.</summary>
    public string Venue { get; set; } = "";

    /// <summary>The session; null for every session that was heard in the last weeks. One that is named is watched also if it was never heard.</summary>
    public string? Session { get; set; }

    /// <summary>Name of the calendar that tells when its market trades: <c>nymex</c>, <c>ice-europe</c>, <c>eex</c>, or a firm's own.</summary>
    public string Calendar { get; set; } = "";

    /// <summary>How long it may say nothing. Default 10 min.</summary>
    public TimeSpan After { get; set; } = TimeSpan.FromMinutes(10);
}

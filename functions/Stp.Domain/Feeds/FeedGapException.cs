namespace Stp.Domain.Feeds;

/// <summary>An acceptance of missing numbers that cannot be.</summary>
/// <param name="code">For programs, one of <see cref="FeedGapCodes"/>.</param>
/// <param name="message">For people.</param>
public sealed class FeedGapException(string code, string message) : Exception(message)
{
    /// <summary>One of <see cref="FeedGapCodes"/>.</summary>
    public string Code => code;
}

/// <summary>Why an acceptance is refused. The codes are part of the HTTP contract: add, never rename.</summary>
public static class FeedGapCodes
{
    /// <summary>The numbers are not all missing: some were received, or nothing after them is known.</summary>
    public const string NotMissing = "gap-unknown";

    /// <summary>More of the epoch has been accepted than is kept.</summary>
    public const string TooMany = "too-many-accepted-gaps";

    /// <summary>The reason says nothing.</summary>
    public const string TextEmpty = "text-empty";

    /// <summary>The reason is longer than the limit.</summary>
    public const string TextTooLong = "text-too-long";
}

namespace Stp.Domain.EndOfDay.SignOff;

/// <summary>Why a step of the review is refused. The codes are part of the HTTP contract: add, never rename.</summary>
public static class ReviewCodes
{
    /// <summary>The run has not come to its report yet.</summary>
    public const string DayRunning = "day-running";

    /// <summary>The day is signed, and nothing of it changes any more.</summary>
    public const string DaySigned = "day-signed";

    /// <summary>The day was changed after it was signed: only late amendments may be explained, and another run is signed.</summary>
    public const string DayRestated = "day-restated";

    /// <summary>A later run of the date has taken its place.</summary>
    public const string DaySuperseded = "day-superseded";

    /// <summary>The run has not ended well.</summary>
    public const string DayFailed = "day-failed";

    /// <summary>A break is neither explained nor resolved.</summary>
    public const string BreaksOpen = "breaks-open";

    /// <summary>The break is resolved.</summary>
    public const string BreakResolved = "break-resolved";

    /// <summary>An explanation says nothing.</summary>
    public const string TextEmpty = "text-empty";

    /// <summary>An explanation is longer than the limit.</summary>
    public const string TextTooLong = "text-too-long";

    /// <summary>A break has more explanations than the limit.</summary>
    public const string TooManyExplanations = "too-many-explanations";

    /// <summary>The same person has signed already; another one must.</summary>
    public const string AlreadySigned = "already-signed";
}

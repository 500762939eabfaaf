namespace Stp.Domain.Holding.Review;

/// <summary>Why a step is refused. The codes are part of the HTTP contract: add, never rename.</summary>
public static class HeldReviewCodes
{
    /// <summary>The message is resolved, which is final.</summary>
    public const string Resolved = "exception-resolved";

    /// <summary>The message is dismissed; it must be opened again first.</summary>
    public const string Dismissed = "exception-dismissed";

    /// <summary>Only what is dismissed can be opened again.</summary>
    public const string NotDismissed = "exception-not-dismissed";

    /// <summary>An amendment that waits for its trade: it is booked by itself when that trade comes, and not before.</summary>
    public const string Waiting = "exception-waiting";

    /// <summary>The text or the reason says nothing.</summary>
    public const string TextEmpty = "text-empty";

    /// <summary>The text is longer than the limit.</summary>
    public const string TextTooLong = "text-too-long";

    /// <summary>More has been done with the message than is kept.</summary>
    public const string TooManyActions = "too-many-actions";
}

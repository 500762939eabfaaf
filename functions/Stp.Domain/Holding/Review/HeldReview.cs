namespace Stp.Domain.Holding.Review;

/// <summary>
/// What people and the system have done with a held message. Immutable; a step that changes nothing gives the same instance.
/// </summary>
/// <remarks>
/// A reprocessing is queued first and noted here after it, so its outcome may be there before the note. Both bear the number of the attempt, and in
/// whatever order and however often they come, the result is the same: resolved once anything was booked, otherwise what the last attempt found.
/// </remarks>
public sealed record HeldReview
{
    /// <summary>Most characters of a comment or a reason.</summary>
    public const int MaxText = 2_000;

    /// <summary>Most characters of a name.</summary>
    public const int MaxName = 200;

    /// <summary>Actions from which on a person can do no more; outcomes are always noted.</summary>
    public const int MaxActions = 200;

    /// <summary>Where it stands.</summary>
    public HeldStatus Status { get; init; } = HeldStatus.Open;

    /// <summary>Who is to look at it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>The last attempt to reprocess it that is known here; 0 before the first.</summary>
    public int Attempt { get; init; }

    /// <summary>The batch that it was last reprocessed or dismissed in; null where a person reprocessed it alone.</summary>
    public string? Batch { get; init; }

    /// <summary>Everything that was done, oldest first.</summary>
    public IReadOnlyList<HeldAction> Actions { get; init; } = [];

    /// <summary>The last thing that a person said of it, or null.</summary>
    public string? Comment => Actions.LastOrDefault(action => action.Kind is HeldActionKind.Commented or HeldActionKind.Dismissed)?.Text;

    /// <summary>Given to somebody to look at, or with null or nothing to nobody.</summary>
    /// <exception cref="HeldReviewException">The name is too long, or there are too many actions.</exception>
    public HeldReview Assign(string by, string? to, DateTimeOffset at)
    {
        var owner = string.IsNullOrWhiteSpace(to) ? null : to.Trim();
        var action = new HeldAction(at, by, HeldActionKind.Assigned, owner);
        return owner?.Length > MaxName ? throw new HeldReviewException(HeldReviewCodes.TextTooLong, $"A name has at most {MaxName} characters.")
            : Actions.Contains(action) ? this
            : With(action) with { Owner = owner };
    }

    /// <summary>Something said of it, at any time.</summary>
    /// <exception cref="HeldReviewException">The text is empty or too long, or there are too many actions.</exception>
    public HeldReview Say(string by, string? text, DateTimeOffset at) =>
        With(new HeldAction(at, by, HeldActionKind.Commented, Checked(text, "A comment")));

    /// <summary>Not to be booked, for a reason.</summary>
    /// <exception cref="HeldReviewException">There is no reason, it is too long, or the message is resolved or dismissed already.</exception>
    public HeldReview Dismiss(string by, string? reason, DateTimeOffset at)
    {
        var action = new HeldAction(at, by, HeldActionKind.Dismissed, CheckedReason(reason));
        if (Actions.Contains(action))
        {
            return this;
        }

        RequireUnsettled();
        return With(action) with { Status = HeldStatus.Dismissed };
    }

    /// <summary>
    /// Dismissed together with others, for a reason that was checked. One that is not open any more, or has no room, is left as it is; and one
    /// that the batch had dismissed and a person has opened again stays open, however often the batch comes.
    /// </summary>
    public HeldReview DismissInBatch(string by, string reason, string batch, DateTimeOffset at)
    {
        if (Status != HeldStatus.Open || Actions.Count >= MaxActions)
        {
            return this;
        }

        var dismissed = Dismiss(by, reason, at);
        return ReferenceEquals(dismissed, this) ? this : dismissed with { Batch = batch };
    }

    /// <summary>A reason as it is kept.</summary>
    /// <exception cref="HeldReviewException">It says nothing, or is too long.</exception>
    public static string CheckedReason(string? reason) => Checked(reason, "The reason");

    /// <summary>Open again after it was dismissed, perhaps by mistake.</summary>
    /// <exception cref="HeldReviewException">It is not dismissed.</exception>
    public HeldReview Reopen(string by, DateTimeOffset at)
    {
        var action = new HeldAction(at, by, HeldActionKind.Reopened, null);
        return Actions.Contains(action) ? this
            : Status == HeldStatus.Dismissed ? With(action) with { Status = HeldStatus.Open }
            : throw new HeldReviewException(HeldReviewCodes.NotDismissed, "Only a dismissed exception can be opened again.");
    }

    /// <summary>The number of the next attempt to reprocess it. It may be reprocessed while an attempt is under way: whatever comes of both is booked once.</summary>
    /// <exception cref="HeldReviewException">It is resolved or dismissed, or there are too many actions.</exception>
    public int NextAttempt()
    {
        RequireUnsettled();
        RequireRoom();
        return Attempt + 1;
    }

    /// <summary>Notes an attempt that has been queued. What has become of it meanwhile, or of a later one, stands.</summary>
    public HeldReview Reprocess(int attempt, string by, string? batch, DateTimeOffset at)
    {
        if (Actions.Any(action => action.Kind == HeldActionKind.Reprocessed && action.Attempt == attempt && action.By == by))
        {
            return this;
        }

        var noted = this with { Actions = [.. Actions, new HeldAction(at, by, HeldActionKind.Reprocessed, batch, attempt)] };
        return attempt <= Attempt || Status is HeldStatus.Resolved or HeldStatus.Dismissed
            ? noted
            : noted with { Status = HeldStatus.Reprocessing, Attempt = attempt, Batch = batch };
    }

    /// <summary>The outcome of an attempt that ended well: booked, booked before, or not a trade at all. Final, whatever a person has said meanwhile.</summary>
    /// <param name="attempt">The attempt, or null where the cause is gone by itself.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="batch">The batch of the attempt, or null.</param>
    /// <param name="text">What became of the message.</param>
    /// <param name="at">When.</param>
    public HeldReview Resolve(int? attempt, string by, string? batch, string text, DateTimeOffset at) => Status == HeldStatus.Resolved ? this : this with
    {
        Status = HeldStatus.Resolved,
        Attempt = Math.Max(attempt ?? 0, Attempt),
        Batch = attempt > Attempt ? batch : Batch,
        Actions = [.. Actions, new HeldAction(at, by, HeldActionKind.Resolved, text, attempt)],
    };

    /// <summary>
    /// The outcome of an attempt after which the message is held once more. It stays resolved where another attempt has booked it, and dismissed
    /// where a person has said so meanwhile.
    /// </summary>
    public HeldReview HoldAgain(int attempt, string by, string? batch, Hold why, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(why);
        var isKnown = Actions.Any(action => action.Kind == HeldActionKind.HeldAgain && action.Attempt == attempt);
        return Status == HeldStatus.Resolved || attempt < Attempt || isKnown ? this : this with
        {
            Status = Status == HeldStatus.Dismissed ? HeldStatus.Dismissed : HeldStatus.Open,
            Attempt = attempt,
            Batch = attempt > Attempt ? batch : Batch,
            Actions = [.. Actions, new HeldAction(at, by, HeldActionKind.HeldAgain, $"{why.Reason}: {why.Detail}", attempt)],
        };
    }

    /// <summary>An action that is there already was stored by an attempt whose answer was lost.</summary>
    private HeldReview With(HeldAction action)
    {
        if (Actions.Contains(action))
        {
            return this;
        }

        RequireRoom();
        return this with { Actions = [.. Actions, action] };
    }

    private void RequireUnsettled()
    {
        if (Status == HeldStatus.Resolved)
        {
            throw new HeldReviewException(HeldReviewCodes.Resolved, "The exception is resolved, which is final.");
        }

        if (Status == HeldStatus.Dismissed)
        {
            throw new HeldReviewException(HeldReviewCodes.Dismissed, "The exception is dismissed. Open it again first.");
        }
    }

    private void RequireRoom()
    {
        if (Actions.Count >= MaxActions)
        {
            throw new HeldReviewException(HeldReviewCodes.TooManyActions, $"{MaxActions} actions on this exception are kept already.");
        }
    }

    private static string Checked(string? text, string what) =>
        string.IsNullOrWhiteSpace(text) ? throw new HeldReviewException(HeldReviewCodes.TextEmpty, $"{what} must say something.")
        : text.Trim().Length > MaxText ? throw new HeldReviewException(HeldReviewCodes.TextTooLong, $"{what} has at most {MaxText} characters.")
        : text.Trim();
}

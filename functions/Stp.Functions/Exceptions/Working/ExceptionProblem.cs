using Microsoft.AspNetCore.Http;
using Stp.Domain.Holding.Review;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Exceptions.Working;

/// <summary>A step that an exception does not allow as a problem: a kind for each of <see cref="HeldReviewCodes"/>.</summary>
internal static class ExceptionProblem
{
    public static readonly ProblemKind Resolved = new(409, HeldReviewCodes.Resolved, "The exception is resolved, which is final.");
    public static readonly ProblemKind Dismissed = new(409, HeldReviewCodes.Dismissed, "The exception is dismissed and must be opened again first.");
    public static readonly ProblemKind NotDismissed = new(409, HeldReviewCodes.NotDismissed, "Only what is dismissed can be opened again.");
    public static readonly ProblemKind Waiting = new(409, HeldReviewCodes.Waiting, "The amendment waits for its trade and is booked by itself when that comes.");
    public static readonly ProblemKind TooManyActions = new(409, HeldReviewCodes.TooManyActions, "More has been done with the exception than is kept.");

    private static readonly ProblemKind[] Kinds =
        [Resolved, Dismissed, NotDismissed, Waiting, TooManyActions, ProblemKinds.TextEmpty, ProblemKinds.TextTooLong];

    public static IResult Of(HeldReviewException refused) => Problem.Of(Kinds.Single(kind => kind.Code == refused.Code), refused.Message);
}

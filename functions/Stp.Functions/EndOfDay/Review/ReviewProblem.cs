using Microsoft.AspNetCore.Http;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>A refused step of the review as a problem.</summary>
internal static class ReviewProblem
{
    /// <summary>A kind for each of <see cref="ReviewCodes"/>.</summary>
    public static IReadOnlyList<ProblemKind> Kinds { get; } =
    [
        new(409, ReviewCodes.DayRunning, "The check of the date is still running."),
        new(409, ReviewCodes.DaySigned, "The day is signed, and nothing of it changes any more."),
        new(409, ReviewCodes.DayRestated, "The day was changed after it was signed."),
        new(409, ReviewCodes.DaySuperseded, "A later run of the date has taken the place of this one."),
        new(409, ReviewCodes.DayFailed, "The run ended without a report."),
        new(409, ReviewCodes.BreaksOpen, "A break is neither explained nor resolved."),
        new(409, ReviewCodes.BreakResolved, "The break is resolved; there is nothing to explain."),
        new(409, ReviewCodes.TooManyExplanations, "The break has as many explanations as it may have."),
        new(409, ReviewCodes.AlreadySigned, "The same person has signed already; another one must."),
        ProblemKinds.TextEmpty,
        ProblemKinds.TextTooLong,
    ];

    public static IResult Of(ReviewException refused) => Problem.Of(Kinds.Single(kind => kind.Code == refused.Code), refused.Message);
}

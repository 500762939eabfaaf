using Microsoft.AspNetCore.Http;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.Http;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>A refused step of the review as a problem.</summary>
internal static class ReviewProblem
{
    public static IResult Of(ReviewException refused) => Problem.Of(
        refused.Code is ReviewCodes.TextEmpty or ReviewCodes.TextTooLong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict,
        refused.Code,
        refused.Message);
}

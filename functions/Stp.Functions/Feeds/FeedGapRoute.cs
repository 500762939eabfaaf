using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Stp.Domain.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Feeds;

/// <summary>What the functions have in common that say something of missing numbers.</summary>
internal sealed class FeedGapRoute(FeedItems feeds)
{
    public static readonly ProblemKind NotMissing = new(409, FeedGapCodes.NotMissing, "Some of the numbers are not missing, or nothing after them is known.");
    public static readonly ProblemKind TooMany = new(409, FeedGapCodes.TooMany, "More of the epoch has been accepted than is kept.");

    public static readonly PathParameter[] Path =
    [
        new PathParameter("venue", "The venue of the feed.", "ice", Format: null, ProblemKinds.NotFound),
        new PathParameter("session", "Its session, percent-encoded.", "TC1", Format: null),
    ];

    public static readonly ProblemKind[] Problems = [NotMissing, TooMany, ProblemKinds.TextEmpty, ProblemKinds.TextTooLong];

    /// <summary>The epoch once it is changed, or why it is not.</summary>
    public async Task<IResult> AnswerAsync(Caller caller, Func<Task<FeedEpoch>> change, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Json(await feeds.OfAsync(caller, await change(), cancellationToken), HttpJson.Default.FeedItem);
        }
        catch (FeedGapException refused)
        {
            return Problem.Of(Problems.Single(kind => kind.Code == refused.Code), refused.Message);
        }
    }
}

/// <summary>Missing numbers that a person says something of.</summary>
/// <param name="Epoch">The epoch of the feed.</param>
/// <param name="Numbering">Which numbering of it, as its gaps tell.</param>
/// <param name="From">The first number.</param>
/// <param name="To">The last.</param>
/// <param name="Reason">Why.</param>
internal sealed record GapNumbersBody(
    [property: JsonRequired] DateOnly Epoch,
    [property: JsonRequired] int Numbering,
    [property: JsonRequired] long From,
    [property: JsonRequired] long To,
    string? Reason)
{
    public static GapNumbersBody Example { get; } = new(new DateOnly(2026, 11, 20), Numbering: 0, From: 301, To: 301, "The venue has never used it.");

    public static GapNumbersBody TakeBackExample { get; } = Example with { From = 310, To = 311, Reason = "The venue has found them." };
}

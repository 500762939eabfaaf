using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Feeds;

/// <summary>
/// <c>POST sessions/{venue}/{session}/gaps/accept</c> <c>{"epoch", "numbering", "from", "to", "reason"}</c>: says that missing numbers will never
/// come. Positions are not incomplete for them any more; what comes all the same is booked.
/// </summary>
internal sealed class AcceptGap(RouteGuard guard, FeedGaps gaps, FeedItems feeds)
{
    public static readonly ProblemKind NotMissing = new(409, FeedGapCodes.NotMissing, "Some of the numbers are not missing, or nothing after them is known.");
    public static readonly ProblemKind TooMany = new(409, FeedGapCodes.TooMany, "More of the epoch has been accepted than is kept.");

    private static readonly ProblemKind[] Kinds = [NotMissing, TooMany, ProblemKinds.TextEmpty, ProblemKinds.TextTooLong];

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Accepts missing sequence numbers of a feed, which the venue has never used or will never send again.",
        Role = Roles.ExceptionsManage,
        // What a feed lacks may be a trade of any account.
        ConcernsAllAccounts = true,
        Path =
        [
            new PathParameter("venue", "The venue of the feed.", "ice", Format: null, ProblemKinds.NotFound),
            new PathParameter("session", "Its session, percent-encoded.", "TC1", Format: null),
        ],
        Body = RequestContent.Json(HttpJson.Default.AcceptGapBody, "Which numbers, as GET sessions tells them, and why.", AcceptGapBody.Example),
        Answers = [Answer.Json(StatusCodes.Status200OK, HttpJson.Default.FeedItem, FeedItem.Example, "The epoch as it stands now.")],
        Problems = Kinds,
    };

    [Function(nameof(AcceptGap))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sessions/{venue}/{session}/gaps/accept")] HttpRequest request,
        string venue,
        string session,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.AcceptGapBody, cancellationToken);
            try
            {
                var epoch = await gaps.AcceptAsync(caller, RouteText.Decoded(venue), RouteText.Decoded(session), body, cancellationToken);
                return TypedResults.Json(await feeds.OfAsync(caller, epoch, cancellationToken), HttpJson.Default.FeedItem);
            }
            catch (FeedGapException refused)
            {
                return Problem.Of(Kinds.Single(kind => kind.Code == refused.Code), refused.Message);
            }
        });
}

/// <summary>Missing numbers that a person accepts.</summary>
/// <param name="Epoch">The epoch of the feed.</param>
/// <param name="Numbering">Which numbering of it, as its gaps tell.</param>
/// <param name="From">The first number.</param>
/// <param name="To">The last.</param>
/// <param name="Reason">Why they will never come.</param>
internal sealed record AcceptGapBody(
    [property: JsonRequired] DateOnly Epoch,
    [property: JsonRequired] int Numbering,
    [property: JsonRequired] long From,
    [property: JsonRequired] long To,
    string? Reason)
{
    public static AcceptGapBody Example { get; } = new(new DateOnly(2026, 11, 20), Numbering: 0, From: 301, To: 301, "The venue has never used it.");
}

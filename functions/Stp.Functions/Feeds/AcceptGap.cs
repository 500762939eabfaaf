using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Feeds;

/// <summary>
/// <c>POST sessions/{venue}/{session}/gaps/accept</c> <c>{"epoch", "numbering", "from", "to", "reason"}</c>: says that missing numbers will never
/// come. Positions are not incomplete for them any more; what comes all the same is booked.
/// </summary>
internal sealed class AcceptGap(RouteGuard guard, FeedGaps gaps, FeedGapRoute route)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Accepts missing sequence numbers of a feed, which the venue has never used or will never send again.",
        Role = Roles.ExceptionsManage,
        // What a feed lacks may be a trade of any account.
        ConcernsAllAccounts = true,
        Path = FeedGapRoute.Path,
        Body = RequestContent.Json(HttpJson.Default.GapNumbersBody, "Which numbers, as GET sessions tells them, and why.", GapNumbersBody.Example),
        Answers = [Answer.Json(StatusCodes.Status200OK, HttpJson.Default.FeedItem, FeedItem.Example, "The epoch as it stands now.")],
        Problems = FeedGapRoute.Problems,
    };

    [Function(nameof(AcceptGap))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sessions/{venue}/{session}/gaps/accept")] HttpRequest request,
        string venue,
        string session,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.GapNumbersBody, cancellationToken);
            return await route.AnswerAsync(
                caller, () => gaps.AcceptAsync(caller, RouteText.Decoded(venue), RouteText.Decoded(session), body, cancellationToken), cancellationToken);
        });
}

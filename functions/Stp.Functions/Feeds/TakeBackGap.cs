using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Feeds;

/// <summary>
/// <c>POST sessions/{venue}/{session}/gaps/take-back</c> <c>{"epoch", "numbering", "from", "to", "reason"}</c>: says that numbers which were accepted
/// as missing are missed after all. Positions are incomplete for them again.
/// </summary>
internal sealed class TakeBackGap(RouteGuard guard, FeedGaps gaps, FeedGapRoute route)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Takes the acceptance of missing sequence numbers back: they are a gap again.",
        Role = Roles.ExceptionsManage,
        // What a feed lacks may be a trade of any account.
        ConcernsAllAccounts = true,
        Path = FeedGapRoute.Path,
        Body = RequestContent.Json(HttpJson.Default.GapNumbersBody, "Which numbers, as GET sessions tells them under accepted, or some of them; and why.", GapNumbersBody.TakeBackExample),
        Answers = [Answer.Json(StatusCodes.Status200OK, HttpJson.Default.FeedItem, FeedItem.Example, "The epoch as it stands now.")],
        Problems = [FeedGapRoute.TooMany, ProblemKinds.TextEmpty, ProblemKinds.TextTooLong],
    };

    [Function(nameof(TakeBackGap))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sessions/{venue}/{session}/gaps/take-back")] HttpRequest request,
        string venue,
        string session,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.GapNumbersBody, cancellationToken);
            return await route.AnswerAsync(
                caller, () => gaps.TakeBackAsync(caller, RouteText.Decoded(venue), RouteText.Decoded(session), body, cancellationToken), cancellationToken);
        });
}

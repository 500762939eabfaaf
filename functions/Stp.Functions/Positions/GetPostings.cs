using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Ledger;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Positions;

/// <summary><c>GET positions/{account}/{instrument}/postings</c>: what a position is made of, oldest first.</summary>
internal sealed class GetPostings(RouteGuard guard, PositionReader reader)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "What a position is made of, oldest first.",
        Role = Roles.PositionsRead,
        Path = [PathParameter.Account, PathParameter.Instrument],
        Query = Paging.Parameters,
        Answers = [.. Answer.List(HttpJson.Default.PagePostingItem, PostingItem.Columns, PostingItem.Example)],
        Problems = [ProblemKinds.NotFound],
    };

    [Function(nameof(GetPostings))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "positions/{account}/{instrument}/postings")] HttpRequest request,
        string account,
        string instrument,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            account = RouteText.Decoded(account);
            instrument = RouteText.Decoded(instrument);
            var paging = new Paging(request, query);
            var key = new PositionKey(account, instrument);
            if (!caller.MaySee(account) || await reader.FindAsync(key, knownAt: null, cancellationToken) is null)
            {
                return Problem.NotFound($"Account {account} has no position in {instrument}.");
            }

            var postings = await reader.PostingsAsync(key, AfterOf(paging), paging.Size, cancellationToken);
            var next = postings.Count < paging.Size ? null : paging.NextLink(Paging.Text(postings[^1].BookedAt), postings[^1].Id);
            return ListAnswer.Of(
                request, [.. postings.Select(PostingItem.Of)], next, HttpJson.Default.PagePostingItem, PostingItem.Columns);
        });

    /// <summary>The place of a page, behind the last posting of the one before.</summary>
    internal static (DateTimeOffset BookedAt, string Id)? AfterOf(Paging paging) =>
        paging.AfterInstant(parts: 2) is { } at ? (at, paging.AfterPart(1, parts: 2)!) : null;

    /// <summary>The place behind a posting.</summary>
    internal static string PlaceOf(PostingDocument posting) => Paging.Place(Paging.Text(posting.BookedAt), posting.Id);
}

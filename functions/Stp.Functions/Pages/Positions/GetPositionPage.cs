using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Ledger;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Positions;
using Stp.Pages.Positions;

namespace Stp.Functions.Pages.Positions;

/// <summary><c>GET pages/positions/{account}/{instrument}?asOf=&amp;knownAt=</c>: one position and what it is made of.</summary>
internal sealed class GetPositionPage(PageGuard guard, PositionViews views, PositionReader reader)
{
    public static RouteContract Contract { get; } = PageContract.Of(
        "One position and what it is made of.",
        GetPosition.Contract,
        [PathParameter.Account, PathParameter.Instrument],
        [GetPosition.AsOf, GetPositionsPage.KnownAt, .. Paging.Parameters]);

    [Function(nameof(GetPositionPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/positions/{account}/{instrument}")] HttpRequest request,
        string account,
        string instrument,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page =>
        {
            var key = new PositionKey(RouteText.Decoded(account), RouteText.Decoded(instrument));
            var (asOf, knownAt) = (page.Query.Get(GetPosition.AsOf), page.Query.Get(GetPositionsPage.KnownAt));
            var paging = new Paging(request, page.Query);
            var position = page.Caller.MaySee(key.Account) ? await views.FindAsync(key, asOf, knownAt, cancellationToken) : null;
            if (position is null)
            {
                throw new RequestException(ProblemKinds.NotFound, $"Account {key.Account} has no position in {key.Instrument}.");
            }

            var postings = await reader.PostingsAsync(key, GetPostings.AfterOf(paging), paging.Size, cancellationToken);
            return await page.ShowAsync<PositionPage, PositionModel>(new PositionModel
            {
                Position = PositionRows.Of(position),
                AsOf = asOf,
                KnownAt = knownAt,
                // A page holds all postings of its time, and says so where those of another time are left out of it.
                Postings = [.. postings.Where(posting => !(posting.ClearingDate > asOf) && !(posting.BookedAt > knownAt)).Select(PostingItem.Of).Select(PositionRows.Of)],
                Next = postings.Count < paging.Size ? null : GetPostings.PlaceOf(postings[^1]),
            });
        });
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Review;

/// <summary><c>GET eod/{date}/breaks?run=&amp;type=&amp;status=&amp;account=</c>: the breaks of a date, by id.</summary>
internal sealed class GetBreaks(RouteGuard guard, RunStore runs, BreakStore breaks)
{
    public static readonly QueryParameter<BreakType?> Type = QueryParameter.OneOf<BreakType>("type", "Only breaks of this type.");
    public static readonly QueryParameter<BreakStatus?> Status = QueryParameter.OneOf<BreakStatus>("status", "Only breaks of this status.");
    public static readonly QueryParameter<string?> Account = QueryParameter.Text("account", "Only breaks of this account.", "GAS-UK-01");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "The breaks of a date, by id.",
        Role = Roles.PositionsRead,
        Path = [PathParameter.Date],
        Query = [RunRoute.RunParameter, Type, Status, Account, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PageBreakRow, BreakColumns.Row, BreakItem.Example.Break)],
        Problems = [ProblemKinds.NotFound],
    };

    [Function(nameof(GetBreaks))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "eod/{date}/breaks")] HttpRequest request,
        string date,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var (filter, paging) = (FilterOf(query), new Paging(request, query));
            var run = await RunRoute.FindAsync(runs, date, query.Get(RunRoute.RunParameter), cancellationToken);
            var after = paging.AfterPart(0, parts: 1);
            var page = (await breaks.ListAsync(run.Key, cancellationToken))
                .Where(review => MaySee(caller, review) && filter(review))
                .Select(BreakRow.Of)
                .Where(row => after is null || string.CompareOrdinal(row.Id, after) > 0)
                .Take(paging.Size)
                .ToList();
            var next = page.Count < paging.Size ? null : paging.NextLink(page[^1].Id);
            return ListAnswer.Of(request, page, next, HttpJson.Default.PageBreakRow, BreakColumns.Row);
        });

    /// <summary>What concerns no single account tells of all of them.</summary>
    internal static bool MaySee(Caller caller, BreakReview review) =>
        caller.Accounts is null || (review.Break.Account is { } account && caller.MaySee(account));

    /// <summary>Whether a break is asked for.</summary>
    internal static Func<BreakReview, bool> FilterOf(QueryParameters query)
    {
        var (type, status, account) = (query.Get(Type), query.Get(Status), query.Get(Account));
        return review => (type is null || review.Break.Type == type)
            && (status is null || review.Status == status)
            && (account is null || review.Break.Account == account);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.Statements;

/// <summary><c>GET statements?clearingFirm=&amp;date=</c>: every version of every statement, by date, clearing firm and version.</summary>
internal sealed class GetStatements(RouteGuard guard, StatementStore store)
{
    private const int KeyParts = 3;

    private static readonly QueryParameter<string?> ClearingFirm = QueryParameter.Text("clearingFirm", "Only statements of this clearing firm.", "marex");
    private static readonly QueryParameter<DateOnly?> Date = QueryParameter.Date("date", "Only statements for this date.");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Every version of every statement, by date, clearing firm and version.",
        Role = Roles.PositionsRead,
        Query = [ClearingFirm, Date, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PageStatementItem, StatementItem.Columns, StatementItem.Example)],
    };

    [Function(nameof(GetStatements))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "statements")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var filter = new StatementFilter(query.Get(ClearingFirm)?.ToLowerInvariant(), query.Get(Date));
            var paging = new Paging(request, query);
            // A statement holds every account, so it is not for a reader of some.
            var found = caller.Accounts is null ? await store.ListAsync(filter, After(paging), paging.Size, cancellationToken) : [];
            var next = found.Count < paging.Size ? null : NextLink(paging, found[^1]);
            return ListAnswer.Of(request, [.. found.Select(StatementItem.Of)], next, HttpJson.Default.PageStatementItem, StatementItem.Columns);
        });

    private static (DateOnly Date, string ClearingFirm, int Version)? After(Paging paging)
    {
        if (paging.AfterPart(0, KeyParts) is not { } date)
        {
            return null;
        }

        return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && int.TryParse(paging.AfterPart(2, KeyParts), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (day, paging.AfterPart(1, KeyParts)!, version)
            : throw Paging.BadPlace();
    }

    private static string NextLink(Paging paging, UploadDocument last) => paging.NextLink(
        last.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), last.ClearingFirm!, last.Version.ToString(CultureInfo.InvariantCulture));
}

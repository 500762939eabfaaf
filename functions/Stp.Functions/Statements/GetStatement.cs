using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.Statements;

/// <summary>
/// <c>GET statements/{clearingFirm}/{date}?version=</c>: a version of a statement, the newest where none is named; its lines where the client
/// accepts CSV.
/// </summary>
internal sealed class GetStatement(RouteGuard guard, StatementStore store, EndOfDaySettings settings)
{
    private static readonly QueryParameter<int?> Version = QueryParameter.Number("version", "The version; the newest where it is absent.", 1, int.MaxValue, "1");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "A version of a statement; its lines as CSV.",
        Role = Roles.PositionsRead,
        Path = [PathParameter.ClearingFirm, PathParameter.Date],
        Query = [Version],
        Answers = [Answer.Item(HttpJson.Default.StatementItem, StatementItem.Example), Answer.Csv(StatementColumns.Lines, StatementColumns.Example)],
        Problems = [ProblemKinds.NotFound],
    };

    [Function(nameof(GetStatement))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "statements/{clearingFirm}/{date}")] HttpRequest request,
        string clearingFirm,
        string date,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var version = query.Get(Version);
            var (firm, day) = (ClearingFirms.Known(settings, clearingFirm).Code, UploadRequest.Date(date));
            var found = caller.Accounts is not null ? null
                : version is null ? await store.LatestAsync(firm, day, cancellationToken)
                : await store.FindAsync(firm, day, version.Value, cancellationToken);
            if (found is null)
            {
                return Problem.NotFound($"There is no such statement of {firm} for {day:yyyy-MM-dd}.");
            }

            if (!ListAnswer.AcceptsCsv(request))
            {
                return ItemAnswer.Of(StatementItem.Of(found), HttpJson.Default.StatementItem);
            }

            var codes = await store.AccountCodesAsync(firm, day, found.Version, cancellationToken);
            var lines = await store.LinesAsync(firm, day, found.Version, [.. codes, ""], cancellationToken);
            return TypedResults.Text(StatementColumns.Lines.Write(lines), "text/csv; charset=utf-8");
        });
}

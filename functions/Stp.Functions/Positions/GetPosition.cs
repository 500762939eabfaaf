using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Ledger;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Positions;

/// <summary><c>GET positions/{account}/{instrument}?asOf=&amp;knownAt=</c>: one position.</summary>
internal sealed class GetPosition(RouteGuard guard, PositionViews views)
{
    public static readonly QueryParameter<DateOnly?> AsOf = QueryParameter.Date("asOf", "Only what cleared up to this date.");
    public static readonly QueryParameter<DateTimeOffset?> KnownAt = QueryParameter.Instant("knownAt", "Only what was booked up to this instant.");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "One position.",
        Role = Roles.PositionsRead,
        Path = [PathParameter.Account, PathParameter.Instrument],
        Query = [AsOf, KnownAt],
        Answers = [Answer.Item(HttpJson.Default.PositionView, PositionColumns.Example)],
        Problems = [ProblemKinds.NotFound, ProblemKinds.KnownAtTooFar],
    };

    [Function(nameof(GetPosition))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "positions/{account}/{instrument}")] HttpRequest request,
        string account,
        string instrument,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            account = RouteText.Decoded(account);
            instrument = RouteText.Decoded(instrument);
            var position = caller.MaySee(account)
                ? await views.FindAsync(new PositionKey(account, instrument), query.Get(AsOf), query.Get(KnownAt), cancellationToken)
                : null;
            return position is null
                ? Problem.NotFound($"Account {account} has no position in {instrument}.")
                : ItemAnswer.Of(position, HttpJson.Default.PositionView);
        });
}

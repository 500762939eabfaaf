using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Ledger;
using Stp.Domain.Positions;
using Stp.Functions.EndOfDay.Snapshots;
using Stp.Functions.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Reference;
using Stp.Functions.Security;

namespace Stp.Functions.Positions;

/// <summary><c>GET positions/{account}/{instrument}?asOf=&amp;knownAt=</c>: one position.</summary>
internal sealed class GetPosition(RouteGuard guard, PositionReader reader, SignedPositions signed, ReferenceCache reference, FeedStates feeds)
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
            var (asOf, knownAt) = (query.Get(AsOf), query.Get(KnownAt));
            var key = new PositionKey(account, instrument);
            var position = !caller.MaySee(account) ? null
                : await signed.FindAsync(asOf, knownAt, cancellationToken) is { } run ? await signed.FindAsync(run, key, cancellationToken)
                : await reader.FindAsync(key, knownAt, cancellationToken);
            if (position is null)
            {
                return Problem.NotFound($"Account {account} has no position in {instrument}.");
            }

            var (snapshot, shortfalls) = (await reference.GetAsync(cancellationToken), await feeds.GetAsync(cancellationToken));
            return ItemAnswer.Of(PositionView.Of(position, snapshot, shortfalls, asOf, knownAt), HttpJson.Default.PositionView);
        });
}

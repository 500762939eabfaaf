using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Reference;

/// <summary><c>GET reference/{map}/{venue}/{code}?validFrom=</c>: one row, with the ETag that a change of it wants.</summary>
internal sealed class GetReferenceEntry(RouteGuard guard, TableReferenceStore store)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "One row of reference data, with the ETag that a change of it wants.",
        Role = Roles.ReferenceManage,
        ConcernsAllAccounts = true,
        Path = ReferenceRoute.KeyParameters,
        Query = [ReferenceRoute.ValidFrom],
        Answers = [Answer.Item(HttpJson.Default.ReferenceItem, ReferenceItem.Example)],
    };

    [Function(nameof(GetReferenceEntry))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference/{map}/{venue}/{code}")] HttpRequest request,
        string map,
        string venue,
        string code,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (_, query) =>
        {
            var key = ReferenceRoute.Key(map, venue, code, query.Get(ReferenceRoute.ValidFrom));
            return await store.FindAsync(key, cancellationToken) is { } entry
                ? ItemAnswer.Of(ReferenceItem.Of(entry), HttpJson.Default.ReferenceItem)
                : ReferenceRoute.Missing(key);
        });
}

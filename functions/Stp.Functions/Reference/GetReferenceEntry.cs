using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.Reference;

/// <summary><c>GET reference/{map}/{venue}/{code}?validFrom=</c>: one row, with the ETag that a change of it wants.</summary>
internal sealed class GetReferenceEntry(RouteGuard guard, TableReferenceStore store)
{
    [Function(nameof(GetReferenceEntry))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference/{map}/{venue}/{code}")] HttpRequest request,
        string map,
        string venue,
        string code,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.ReferenceManage, async caller =>
        {
            UploadRequest.RefuseRestricted(caller);
            var key = ReferenceRoute.Key(map, venue, code, new QueryParameters(request, ReferenceRoute.ValidFromParameter));
            return await store.FindAsync(key, cancellationToken) is { } entry
                ? ItemAnswer.Of(ReferenceItem.Of(entry), HttpJson.Default.ReferenceItem)
                : ReferenceRoute.Missing(key);
        });
}

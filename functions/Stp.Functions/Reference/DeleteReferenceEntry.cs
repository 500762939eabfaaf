using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.Reference;

/// <summary><c>DELETE reference/{map}/{venue}/{code}?validFrom=</c>: removes a row, whose ETag stands in If-Match. What it has mapped stays booked.</summary>
internal sealed class DeleteReferenceEntry(RouteGuard guard, TableReferenceStore store, ReferenceCache cache, TimeProvider time)
{
    [Function(nameof(DeleteReferenceEntry))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "reference/{map}/{venue}/{code}")] HttpRequest request,
        string map,
        string venue,
        string code,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.ReferenceManage, async caller =>
        {
            UploadRequest.RefuseRestricted(caller);
            var key = ReferenceRoute.Key(map, venue, code, new QueryParameters(request, ReferenceRoute.ValidFromParameter));
            var change = await store.ChangeAsync(
                key,
                new ReferenceAuthor(caller.Name, "reference.delete", time.GetUtcNow()),
                before =>
                {
                    if (before is not null)
                    {
                        ReferenceRoute.Require(request, key, before);
                    }

                    return null;
                },
                cancellationToken);
            cache.Expire();
            return change.Before is null ? ReferenceRoute.Missing(key) : TypedResults.NoContent();
        });
}

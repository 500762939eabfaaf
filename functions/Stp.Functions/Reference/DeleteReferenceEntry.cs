using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Reference;

/// <summary><c>DELETE reference/{map}/{venue}/{code}?validFrom=</c>: removes a row, whose ETag stands in If-Match. What it has mapped stays booked.</summary>
internal sealed class DeleteReferenceEntry(RouteGuard guard, ReferenceChanges changes)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Removes a row of reference data. What it has mapped stays booked.",
        Role = Roles.ReferenceManage,
        ConcernsAllAccounts = true,
        Path = ReferenceRoute.KeyParameters,
        Query = [ReferenceRoute.ValidFrom],
        ChangesUnderTag = true,
        Answers = [Answer.Empty(StatusCodes.Status204NoContent, "It is removed.")],
        Problems = [ProblemKinds.Changed, ProblemKinds.Exists, ProblemKinds.IfMatchRequired],
    };

    [Function(nameof(DeleteReferenceEntry))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "reference/{map}/{venue}/{code}")] HttpRequest request,
        string map,
        string venue,
        string code,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var key = ReferenceRoute.Key(map, venue, code, query.Get(ReferenceRoute.ValidFrom));
            var change = await changes.DeleteAsync(caller, key, before => ReferenceRoute.Require(request, key, before), cancellationToken);
            return change.Before is null ? ReferenceRoute.Missing(key) : TypedResults.NoContent();
        });
}

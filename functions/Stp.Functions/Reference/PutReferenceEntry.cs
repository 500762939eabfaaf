using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Reference;

/// <summary>
/// <c>PUT reference/{map}/{venue}/{code}?validFrom=</c> <c>{"values": {...}}</c>: says what a code stands for. 201 for a new row; to change one, its ETag
/// stands in If-Match.
/// </summary>
internal sealed class PutReferenceEntry(RouteGuard guard, ReferenceChanges changes)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Says what a code stands for.",
        Role = Roles.ReferenceManage,
        ConcernsAllAccounts = true,
        Path = ReferenceRoute.KeyParameters,
        Query = [ReferenceRoute.ValidFrom],
        Body = RequestContent.Json(HttpJson.Default.ReferenceBody, "The columns of the row, as a CSV file has them.", ReferenceBody.Example),
        ChangesUnderTag = true,
        Answers =
        [
            Answer.Json(StatusCodes.Status201Created, HttpJson.Default.ReferenceItem, ReferenceItem.Example, "A new row.") with { HasTag = true },
            Answer.Json(StatusCodes.Status200OK, HttpJson.Default.ReferenceItem, ReferenceItem.Example, "The row as it is now.") with { HasTag = true },
        ],
        Problems = [ProblemKinds.Changed, ProblemKinds.Exists, ProblemKinds.IfMatchRequired],
    };

    [Function(nameof(PutReferenceEntry))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "reference/{map}/{venue}/{code}")] HttpRequest request,
        string map,
        string venue,
        string code,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var key = ReferenceRoute.Key(map, venue, code, query.Get(ReferenceRoute.ValidFrom));
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.ReferenceBody, cancellationToken);
            var (change, values) = await changes.PutAsync(caller, key, body.Values, before => ReferenceRoute.Require(request, key, before), cancellationToken);
            request.HttpContext.Response.Headers.ETag = ReferenceItem.TagOf(key, values).ToString();
            return TypedResults.Json(
                ReferenceItem.Of(key, values),
                HttpJson.Default.ReferenceItem,
                statusCode: change.Before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        });
}

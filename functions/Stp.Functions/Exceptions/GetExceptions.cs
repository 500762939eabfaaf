using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions;

/// <summary><c>GET exceptions?status=open</c>: held messages, oldest first.</summary>
internal sealed class GetExceptions(RouteGuard guard, CosmosExceptionStore store)
{
    [Function(nameof(GetExceptions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.ExceptionsManage, async caller =>
        {
            var query = new QueryParameters(request, "status", Paging.SizeParameter, Paging.PlaceParameter);
            var status = query.OneOf("status", HeldExceptionDocument.Open, HeldExceptionDocument.Resolved);
            var paging = new Paging(request, query);
            (DateTimeOffset, string)? after = paging.AfterInstant(parts: 2) is { } at ? (at, paging.AfterPart(1, parts: 2)!) : null;
            // A message that could not be understood may be of any account, so it is not for a reader of some.
            var held = caller.Accounts is null ? await store.ListAsync(status, reason: null, after, paging.Size, cancellationToken) : [];
            var next = held.Count < paging.Size ? null : paging.NextLink(Paging.Text(held[^1].ReceivedAt), held[^1].Id);
            return ListAnswer.Of(
                request, [.. held.Select(ExceptionItem.Of)], next, HttpJson.Default.PageExceptionItem, ExceptionItem.Columns);
        });
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions;

/// <summary><c>GET exceptions?status=open</c>: held messages, oldest first.</summary>
internal sealed class GetExceptions(RouteGuard guard, CosmosExceptionStore store)
{
    private static readonly QueryParameter<string?> Status =
        QueryParameter.OneOf("status", "Only messages of this status.", HeldExceptionDocument.Open, HeldExceptionDocument.Resolved);

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Messages that could not be booked, oldest first.",
        Role = Roles.ExceptionsManage,
        Query = [Status, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PageExceptionItem, ExceptionItem.Columns, ExceptionItem.Example)],
    };

    [Function(nameof(GetExceptions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var status = query.Get(Status);
            var paging = new Paging(request, query);
            (DateTimeOffset, string)? after = paging.AfterInstant(parts: 2) is { } at ? (at, paging.AfterPart(1, parts: 2)!) : null;
            // A message that could not be understood may be of any account, so it is not for a reader of some.
            var (held, hasMore) = caller.Accounts is null ? await store.ListAsync(status, reason: null, after, paging.Size, cancellationToken) : new([], HasMore: false);
            var next = hasMore ? paging.NextLink(Paging.Text(held[^1].ReceivedAt), held[^1].Id) : null;
            return ListAnswer.Of(
                request, [.. held.Select(ExceptionItem.Of)], next, HttpJson.Default.PageExceptionItem, ExceptionItem.Columns);
        });
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions;

/// <summary><c>GET exceptions?status=&amp;cause=&amp;reason=&amp;venue=&amp;session=&amp;owner=</c>: held messages, oldest first.</summary>
internal sealed class GetExceptions(RouteGuard guard, ExceptionLists lists, TimeProvider time)
{
    [Function(nameof(GetExceptions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.ExceptionsManage, async caller =>
        {
            var query = new QueryParameters(
                request, "status", "cause", "reason", "venue", "session", "owner", Paging.SizeParameter, Paging.PlaceParameter);
            var (filter, paging) = (FilterOf(query), new Paging(request, query));
            (DateTimeOffset, string)? after = paging.AfterInstant(parts: 2) is { } at ? (at, paging.AfterPart(1, parts: 2)!) : null;
            // A message that could not be understood may be of any account, so it is not for a reader of some.
            var held = caller.Accounts is null ? await lists.ListAsync(filter, after, paging.Size, cancellationToken) : [];
            var next = held.Count < paging.Size ? null : paging.NextLink(Paging.Text(held[^1].ReceivedAt), held[^1].Id);
            var now = time.GetUtcNow();
            return ListAnswer.Of(
                request, [.. held.Select(one => ExceptionItem.Of(one, now))], next, HttpJson.Default.PageExceptionItem, ExceptionItem.Columns);
        });

    private static ExceptionFilter FilterOf(QueryParameters query)
    {
        var status = query.OneOf("status", EnumText.All<HeldStatus>());
        var cause = query.Text("cause");
        return cause is not null && !HoldCause.TryParse(cause, out _)
            ? throw RequestException.BadParameter("cause", "one that GET exceptions/groups gave")
            : new ExceptionFilter(
                status is null ? null : EnumText.Parse<HeldStatus>(status),
                cause,
                query.OneOf("reason", [.. ReasonTexts.Codes]),
                query.Text("venue"),
                query.Text("session"),
                query.Text("owner"));
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions;

/// <summary><c>GET exceptions?status=&amp;cause=&amp;reason=&amp;venue=&amp;session=&amp;owner=</c>: held messages, oldest first.</summary>
internal sealed class GetExceptions(RouteGuard guard, ExceptionLists lists, TimeProvider time)
{
    private static readonly QueryParameter<HeldStatus?> Status = QueryParameter.OneOf<HeldStatus>("status", "Only messages of this status.");

    private static readonly QueryParameter<string?> Cause = new(
        "cause",
        "Only messages of this cause.",
        ExceptionItem.Example.Cause,
        new JsonObject { ["type"] = "string", ["maxLength"] = QueryParameters.MaxLength },
        "one that GET exceptions/groups gave",
        text => HoldCause.TryParse(text, out _) ? text : null);

    private static readonly QueryParameter<string?> Reason = QueryParameter.OneOf("reason", "Only messages held for this reason.", [.. ReasonTexts.Codes]);
    private static readonly QueryParameter<string?> Venue = QueryParameter.Text("venue", "Only messages of this venue.", "ice");
    private static readonly QueryParameter<string?> Session = QueryParameter.Text("session", "Only messages of this session.", "TC1");
    private static readonly QueryParameter<string?> Owner = QueryParameter.Text("owner", "Only messages that this person is to look at.", "ann");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Messages that could not be booked, oldest first.",
        Role = Roles.ExceptionsManage,
        Query = [Status, Cause, Reason, Venue, Session, Owner, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PageExceptionItem, ExceptionItem.Columns, ExceptionItem.Example)],
    };

    [Function(nameof(GetExceptions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var filter = new ExceptionFilter(
                query.Get(Status), query.Get(Cause), query.Get(Reason), query.Get(Venue), query.Get(Session), query.Get(Owner));
            var paging = new Paging(request, query);
            (DateTimeOffset, string)? after = paging.AfterInstant(parts: 2) is { } at ? (at, paging.AfterPart(1, parts: 2)!) : null;
            // A message that could not be understood may be of any account, so it is not for a reader of some.
            var (held, hasMore) = caller.Accounts is null ? await lists.ListAsync(filter, after, paging.Size, cancellationToken) : new([], HasMore: false);
            var next = hasMore ? paging.NextLink(Paging.Text(held[^1].ReceivedAt), held[^1].Id) : null;
            var now = time.GetUtcNow();
            return ListAnswer.Of(
                request, [.. held.Select(one => ExceptionItem.Of(one, now))], next, HttpJson.Default.PageExceptionItem, ExceptionItem.Columns);
        });
}

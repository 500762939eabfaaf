using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Reference;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions;

/// <summary>
/// <c>GET exceptions/groups?status=open&amp;reason=&amp;venue=&amp;ready=</c>: held messages by their cause, in the order of reason, venue and code. Whether a
/// mapping is there by now is asked of the reference data once a group, and of no message.
/// </summary>
internal sealed class GetExceptionGroups(RouteGuard guard, ExceptionLists lists, ReferenceCache reference)
{
    private static readonly QueryParameter<HeldStatus?> Status =
        QueryParameter.OneOf<HeldStatus>("status", "Where the messages stand; open where it is absent.");

    private static readonly QueryParameter<string?> Reason = QueryParameter.OneOf("reason", "Only causes of this reason.", [.. ReasonTexts.Codes]);
    private static readonly QueryParameter<string?> Venue = QueryParameter.Text("venue", "Only causes of this venue.", "ice");

    private static readonly QueryParameter<string?> Ready =
        QueryParameter.OneOf("ready", "Whether the mapping that was missing is there by now.", "true", "false");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Held messages by their cause, with how many it holds.",
        Role = Roles.ExceptionsManage,
        Query = [Status, Reason, Venue, Ready, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PageExceptionGroupItem, ExceptionGroupItem.Columns, ExceptionGroupItem.Example)],
    };

    [Function(nameof(GetExceptionGroups))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions/groups")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var (status, venue, isReady) = (query.Get(Status) ?? HeldStatus.Open, query.Get(Venue), query.Get(Ready));
            // The text of a cause begins with its reason and its venue, so that both are a range of an index.
            var prefix = query.Get(Reason) is { } reason ? HoldCause.Prefix(reason, venue) : null;
            var paging = new Paging(request, query);
            var groups = caller.Accounts is null
                ? await lists.GroupsAsync(status, prefix, paging.AfterPart(0, parts: 1), receivedBy: null, cancellationToken)
                : [];
            var snapshot = await reference.GetAsync(cancellationToken);
            var page = groups
                .Select(group => ExceptionGroupItem.Of(group, status, snapshot))
                .Where(item => (venue is null || item.Venue == venue) && (isReady is null || (item.Ready == true) == (isReady == "true")))
                .Take(paging.Size)
                .ToList();
            var next = page.Count < paging.Size ? null : paging.NextLink(page[^1].Cause);
            return ListAnswer.Of(request, page, next, HttpJson.Default.PageExceptionGroupItem, ExceptionGroupItem.Columns);
        });
}

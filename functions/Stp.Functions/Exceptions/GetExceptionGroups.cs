using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Reference;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions;

/// <summary>
/// <c>GET exceptions/groups?status=open&amp;reason=&amp;venue=&amp;ready=</c>: held messages by their cause, in the order of reason, venue and code. Whether a
/// mapping is there by now is asked of the reference data once a group, and of no message.
/// </summary>
internal sealed class GetExceptionGroups(RouteGuard guard, ExceptionLists lists, ReferenceCache reference)
{
    [Function(nameof(GetExceptionGroups))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions/groups")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.ExceptionsManage, async caller =>
        {
            var query = new QueryParameters(request, "status", "reason", "venue", "ready", Paging.SizeParameter, Paging.PlaceParameter);
            var status = EnumText.Parse<HeldStatus>(query.OneOf("status", EnumText.All<HeldStatus>()) ?? EnumText.Of(HeldStatus.Open));
            var (prefix, venue) = PrefixOf(query);
            var isReady = query.OneOf("ready", "true", "false");
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

    /// <summary>The text of a cause begins with its reason and its venue, so that both are a range of an index.</summary>
    private static (string? Prefix, string? Venue) PrefixOf(QueryParameters query)
    {
        var (reason, venue) = (query.OneOf("reason", [.. ReasonTexts.Codes]), query.Text("venue"));
        return (reason is null ? null : HoldCause.Prefix(reason, venue), venue);
    }
}

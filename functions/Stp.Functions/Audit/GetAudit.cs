using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.Audit;

/// <summary><c>GET audit?subject=&amp;by=&amp;action=&amp;from=&amp;to=</c>: who changed what, newest first.</summary>
/// <remarks>
/// For the role that signs the day: whoever signs answers for what was changed under it. It is not the role that makes the changes, so nobody needs
/// to be trusted with both.
/// </remarks>
internal sealed class GetAudit(RouteGuard guard, AuditTrail trail)
{
    [Function(nameof(GetAudit))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "audit")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.EodApprove, async caller =>
        {
            UploadRequest.RefuseRestricted(caller);
            var query = new QueryParameters(request, "subject", "by", "action", "from", "to", Paging.SizeParameter, Paging.PlaceParameter);
            var filter = new AuditFilter(
                query.Text("subject"), query.Text("by"), query.Text("action"), query.Instant("from"), query.Instant("to"));
            var paging = new Paging(request, query);
            (DateTimeOffset, string)? after = paging.AfterInstant(parts: 2) is { } at ? (at, paging.AfterPart(1, parts: 2)!) : null;
            var entries = await trail.ListAsync(filter, after, paging.Size, cancellationToken);
            var next = entries.Count < paging.Size ? null : paging.NextLink(Paging.Text(entries[^1].At), entries[^1].Id);
            return ListAnswer.Of(request, [.. entries.Select(AuditItem.Of)], next, HttpJson.Default.PageAuditItem, AuditItem.Columns);
        });
}

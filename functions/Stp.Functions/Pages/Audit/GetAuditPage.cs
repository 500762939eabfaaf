using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Audit;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Audit;

namespace Stp.Functions.Pages.Audit;

/// <summary><c>GET pages/audit?subject=&amp;by=&amp;action=&amp;from=&amp;to=</c>: who changed what, newest first.</summary>
internal sealed class GetAuditPage(PageGuard guard, AuditTrail trail)
{
    private static readonly QueryParameter<DateTimeOffset?> From = PageContract.Picked("from", "Only what was done then or later.");
    private static readonly QueryParameter<DateTimeOffset?> To = PageContract.Picked("to", "Only what was done before.");

    public static RouteContract Contract { get; } = PageContract.Of(
        "Who changed what, newest first.", GetAudit.Contract, query: [GetAudit.Subject, GetAudit.By, GetAudit.Action, From, To, .. Paging.Parameters]);

    [Function(nameof(GetAuditPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/audit")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page =>
        {
            var query = page.Query;
            var paging = new Paging(request, query);
            var asked = new AuditQuery(query.Get(GetAudit.Subject), query.Get(GetAudit.By), query.Get(GetAudit.Action), query.Get(From), query.Get(To));
            var filter = new AuditFilter(asked.Subject, asked.By, ById: null, asked.Action, asked.From, asked.To);
            var (entries, hasMore) = await trail.ListAsync(filter, GetAudit.AfterOf(paging), paging.Size, cancellationToken);
            return await page.ShowAsync<AuditPage, AuditModel>(new AuditModel
            {
                Filter = asked,
                Entries = [.. entries.Select(entry => new AuditRow(entry.Id, entry.At, entry.Person, entry.Action, entry.Subject, entry.Before, entry.After))],
                Next = hasMore ? Paging.Place(Paging.Text(entries[^1].At), entries[^1].Id) : null,
            });
        });
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Audit;

/// <summary><c>GET audit?subject=&amp;by=&amp;byId=&amp;action=&amp;from=&amp;to=</c>: who changed what, newest first.</summary>
/// <remarks>
/// For the role that signs the day: whoever signs answers for what was changed under it. It is not the role that makes the changes, so nobody needs
/// to be trusted with both.
/// </remarks>
internal sealed class GetAudit(RouteGuard guard, AuditTrail trail)
{
    public static readonly QueryParameter<string?> Subject =
        QueryParameter.Text("subject", "Only what was done to this; to everything below it where it ends with a slash.", "reference/accounts/ice/");

    public static readonly QueryParameter<string?> By = QueryParameter.Text("by", "Only what was done under this name.", "ann");

    public static readonly QueryParameter<string?> ById = QueryParameter.Text(
        "byId", "Only what this person did, whatever they were called.", AuditItem.ExampleId);

    public static readonly QueryParameter<string?> Action = QueryParameter.Text("action", "Only what was done so.", "reference.put");
    private static readonly QueryParameter<DateTimeOffset?> From = QueryParameter.Instant("from", "Only what was done then or later.");
    private static readonly QueryParameter<DateTimeOffset?> To = QueryParameter.Instant("to", "Only what was done before.");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Who changed what, newest first.",
        Role = Roles.EodApprove,
        ConcernsAllAccounts = true,
        Query = [Subject, By, ById, Action, From, To, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PageAuditItem, AuditItem.Columns, AuditItem.Example)],
    };

    [Function(nameof(GetAudit))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "audit")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (_, query) =>
        {
            var filter = new AuditFilter(query.Get(Subject), query.Get(By), query.Get(ById), query.Get(Action), query.Get(From), query.Get(To));
            var paging = new Paging(request, query);
            var (entries, hasMore) = await trail.ListAsync(filter, AfterOf(paging), paging.Size, cancellationToken);
            var next = hasMore ? paging.NextLink(Paging.Text(entries[^1].At), entries[^1].Id) : null;
            return ListAnswer.Of(request, [.. entries.Select(AuditItem.Of)], next, HttpJson.Default.PageAuditItem, AuditItem.Columns);
        });

    /// <summary>The place of a page, behind the last entry of the one before.</summary>
    internal static (DateTimeOffset At, string Id)? AfterOf(Paging paging) =>
        paging.AfterInstant(parts: 2) is { } at ? (at, paging.AfterPart(1, parts: 2)!) : null;
}

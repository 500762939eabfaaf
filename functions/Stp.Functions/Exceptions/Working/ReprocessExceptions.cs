using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding;
using Stp.Functions.Audit;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary>
/// <c>POST exceptions/reprocess</c> <c>{"cause", "reason", "venue", "session", "owner"}</c>: reprocesses every open exception that matches, all of
/// them for <c>{}</c>; 202 with a batch whose progress is at <c>GET exceptions/batches/{id}</c>.
/// </summary>
internal sealed class ReprocessExceptions(RouteGuard guard, ReprocessBatches batches, BatchView view, AuditTrail audit)
{
    [Function(nameof(ReprocessExceptions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exceptions/reprocess")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.ExceptionsManage, async caller =>
        {
            _ = new QueryParameters(request);
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.ReprocessBody, cancellationToken);
            if (caller.Accounts is not null)
            {
                return Problem.Of(StatusCodes.Status403Forbidden, "accounts-restricted", "Held messages may be of any account; this caller sees some only.");
            }

            if (body.Cause is not null && !HoldCause.TryParse(body.Cause, out _))
            {
                return Problem.Of(StatusCodes.Status400BadRequest, "cause-invalid", "The cause is not one that GET exceptions/groups gave.");
            }

            var filter = new ExceptionFilter(Status: null, body.Cause, body.Reason, body.Venue, body.Session, body.Owner);
            var batch = await batches.StartAsync(filter, caller.Name, cancellationToken);
            await RecordAsync(batch, body, cancellationToken);
            return TypedResults.Json(
                await view.OfAsync(batch, cancellationToken), HttpJson.Default.BatchItem, statusCode: StatusCodes.Status202Accepted);
        });

    private Task RecordAsync(ReprocessBatch batch, ReprocessBody body, CancellationToken cancellationToken) => audit.RecordAsync(
        new AuditEntry(
            batch.StartedAt, batch.StartedBy, "exception.reprocess-all", $"exceptions/batches/{batch.Id}", Before: null,
            JsonSerializer.Serialize(body, HttpJson.Default.ReprocessBody)),
        cancellationToken);
}

/// <summary>Which exceptions; a member that is absent or null is for any.</summary>
internal sealed record ReprocessBody(string? Cause, string? Reason, string? Venue, string? Session, string? Owner);

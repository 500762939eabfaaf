using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Stp.Functions.Cosmos;
using Stp.Functions.Resilience;

namespace Stp.Functions.Audit;

/// <summary>
/// Keeps a change and its entry of the trail together. The entry is stored in the transaction of the change (<see cref="With"/>), then moved to the
/// trail; what a crash or an outage leaves is moved by <see cref="MovePendingAudit"/>. Moving twice is moving once, since an entry has one id.
/// </summary>
internal sealed partial class AuditOutbox(AuditTrail trail, StpDatabase database, CosmosCalls calls, ILogger<AuditOutbox> logger)
{
    /// <summary>Entries that one look takes from each container; what is left is taken by the next.</summary>
    private const int MaxLook = 1_000;

    private static readonly TransactionalBatchItemRequestOptions NoContent = new() { EnableContentResponseOnWrite = false };

    /// <summary>The batch with the entry of what it changes.</summary>
    public static TransactionalBatch With(TransactionalBatch batch, PendingAudit? pending) => pending is null
        ? batch
        : batch.CreateItemStream(CosmosCalls.Body(pending, StorageJson.Default.PendingAudit), NoContent);

    /// <summary>Moves an entry whose change is stored. Where that fails for now, the change holds all the same and the entry follows.</summary>
    public async Task TryMoveAsync(PendingAudit pending, CancellationToken cancellationToken)
    {
        try
        {
            await MoveAsync(pending, cancellationToken);
        }
        catch (Exception fault) when (TransientFaults.Includes(fault))
        {
            LogLater(logger, pending.Entry.Action, pending.Entry.Subject, fault);
        }
    }

    /// <summary>Moves what is left. Returns how many entries that were.</summary>
    public async Task<int> MoveLeftAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var container in new[] { database.EndOfDay, database.Exceptions, database.Feeds, database.Statements, database.SettlementPrices })
        {
            var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type").WithParameter("@type", PendingAudit.FixedType);
            foreach (var pending in await calls.QueryAsync(
                container, query, partitionKey: null, StorageJson.Default.PendingAudit, MaxLook, cancellationToken))
            {
                await MoveAsync(pending, cancellationToken);
                moved++;
            }
        }

        return moved;
    }

    private async Task MoveAsync(PendingAudit pending, CancellationToken cancellationToken)
    {
        await trail.RecordAsync(pending.Entry, cancellationToken);
        var (container, partition) = pending.PlaceIn(database);
        await calls.DeleteAsync(container, partition, pending.Id, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The entry of {Action} {Subject} is stored and comes into the audit trail later")]
    private static partial void LogLater(ILogger logger, string action, string subject, Exception fault);
}

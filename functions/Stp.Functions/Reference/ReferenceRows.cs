using Azure.Data.Tables;

namespace Stp.Functions.Reference;

/// <summary>The rows themselves. Each carries the number of the change that wrote it last, and a removed one stays as a mark of its removal.</summary>
/// <remarks>
/// So a change is carried out once, however many do it at once and however late: what a later change has written is left alone.
/// </remarks>
internal sealed class ReferenceRows(ReferenceTable table)
{
    /// <summary>The service's limit of a transaction.</summary>
    public const int MaxBatch = 100;

    /// <summary>Times that others may write the same rows at the same moment.</summary>
    private const int MaxAttempts = 20;

    /// <summary>One row, or null.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> FindAsync(ReferenceKey key, CancellationToken cancellationToken)
    {
        var found = await table.GetAsync(key.Partition, key.Row, cancellationToken);
        return found is null || ReferenceEntities.IsRemoved(found) ? null : ReferenceEntities.ToEntry(found).Values;
    }

    /// <summary>Carries out a change. Doing it again, or after a later one, changes nothing.</summary>
    public async Task ApplyAsync(IEnumerable<ReferenceChange> changes, long number, CancellationToken cancellationToken)
    {
        foreach (var partition in changes.GroupBy(change => change.Key.Partition, StringComparer.Ordinal))
        {
            foreach (var batch in partition.OrderBy(change => change.Key.Row, StringComparer.Ordinal).Chunk(MaxBatch))
            {
                await ApplyBatchAsync(partition.Key, batch, number, cancellationToken);
            }
        }
    }

    private async Task ApplyBatchAsync(string partition, ReferenceChange[] batch, long number, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await ReadAsync(partition, batch[0].Key.Row, batch[^1].Key.Row, cancellationToken);
            var actions = batch.Select(change => ActionOf(change, number, stored.GetValueOrDefault(change.Key.Row))).OfType<TableTransactionAction>().ToList();
            if (actions.Count == 0 || await table.TrySubmitAsync(actions, cancellationToken))
            {
                return;
            }
        }

        throw new TimeoutException($"Rows of {partition} changed {MaxAttempts} times while a change of reference data was carried out.");
    }

    private static TableTransactionAction? ActionOf(ReferenceChange change, long number, TableEntity? stored)
    {
        if (stored is not null && ReferenceEntities.ChangeOf(stored) >= number)
        {
            return null;
        }

        var entity = ReferenceEntities.ToEntity(change.Key, change.After, number);
        return stored is null
            ? new TableTransactionAction(TableTransactionActionType.Add, entity)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, stored.ETag);
    }

    private async Task<Dictionary<string, TableEntity>> ReadAsync(string partition, string first, string last, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey le {last}");
        await foreach (var entity in table.QueryAsync(filter, cancellationToken))
        {
            if (entity.PartitionKey == partition)
            {
                rows[entity.RowKey] = entity;
            }
        }

        return rows;
    }
}

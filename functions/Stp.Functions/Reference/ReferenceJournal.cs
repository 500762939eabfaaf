using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Stp.Functions.Reference;

/// <summary>
/// The rows of changes that are not carried out yet: each change a partition of its own in the table of reference data. One that no head ever names
/// was never in force.
/// </summary>
internal sealed class ReferenceJournal(ReferenceTable table)
{
    /// <summary>Before the name of a partition; no partition of reference data begins with it.</summary>
    public const char Mark = '~';

    /// <summary>Rows of one transaction: with what was before and after them well below its 4 MiB.</summary>
    private const int MaxBatch = 50;

    private const string Partition = "TargetPartition";
    private const string Row = "TargetRow";
    private const string WrittenAt = "WrittenAt";
    private const string IsAdded = "IsAdded";
    private const string IsRemoved = "IsRemoved";
    private const string BeforePrefix = "b_";
    private const string AfterPrefix = "a_";

    /// <summary>Writes the rows of a change.</summary>
    public async Task WriteAsync(string id, IEnumerable<ReferenceChange> changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var batch in changes.Index().Chunk(MaxBatch))
        {
            var actions = batch
                .Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, EntityOf(id, row.Index, row.Item, now)))
                .ToList();
            await table.TrySubmitAsync(actions, cancellationToken);
        }
    }

    /// <summary>The rows of a change, as they were written; fewer or none once it is carried out.</summary>
    public async Task<List<ReferenceChange>> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var changes = new List<ReferenceChange>();
        await foreach (var entity in EntitiesOfAsync(id, cancellationToken))
        {
            var key = ReferenceEntities.KeyOf(entity.GetString(Partition), entity.GetString(Row));
            changes.Add(new ReferenceChange(key, ValuesOf(entity, IsAdded, BeforePrefix), ValuesOf(entity, IsRemoved, AfterPrefix)));
        }

        return changes;
    }

    /// <summary>Deletes what there is of a change. Two who do so at once do not hinder each other.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var entities = new List<TableEntity>();
        await foreach (var entity in EntitiesOfAsync(id, cancellationToken))
        {
            entities.Add(entity);
        }

        foreach (var batch in entities.Chunk(MaxBatch))
        {
            await table.TrySubmitAsync(
                [.. batch.Select(entity => new TableTransactionAction(TableTransactionActionType.Delete, entity, ETag.All))], cancellationToken);
        }
    }

    /// <summary>The changes that were written before an instant.</summary>
    public async Task<IReadOnlyCollection<string>> WrittenBeforeAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var (first, end) = ($"{Mark}", $"{Mark}{Mark}");
        await foreach (var entity in table.QueryAsync(
            TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end}"), cancellationToken))
        {
            if (entity.PartitionKey[0] == Mark && entity.GetDateTimeOffset(WrittenAt) < instant)
            {
                ids.Add(entity.PartitionKey[1..]);
            }
        }

        return ids;
    }

    private async IAsyncEnumerable<TableEntity> EntitiesOfAsync(
        string id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = Mark + id;
        await foreach (var entity in table.QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken))
        {
            if (entity.PartitionKey == partition)
            {
                yield return entity;
            }
        }
    }

    private static TableEntity EntityOf(string id, int index, ReferenceChange change, DateTimeOffset now)
    {
        var entity = new TableEntity(Mark + id, index.ToString("D7", CultureInfo.InvariantCulture))
        {
            [Partition] = change.Key.Partition,
            [Row] = change.Key.Row,
            [WrittenAt] = now,
            [IsAdded] = change.Before is null,
            [IsRemoved] = change.After is null,
        };
        Write(entity, BeforePrefix, change.Before);
        Write(entity, AfterPrefix, change.After);
        return entity;
    }

    private static void Write(TableEntity entity, string prefix, IReadOnlyDictionary<string, string>? values)
    {
        foreach (var (column, value) in values ?? new Dictionary<string, string>())
        {
            if (value.Length > 0)
            {
                entity[prefix + column] = value;
            }
        }
    }

    private static Dictionary<string, string>? ValuesOf(TableEntity entity, string absent, string prefix) => entity.GetBoolean(absent) == true
        ? null
        : entity
            .Where(property => property.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(property => property.Key[prefix.Length..], property => (string)property.Value, StringComparer.Ordinal);
}

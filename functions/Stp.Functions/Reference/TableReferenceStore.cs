using Azure;
using Azure.Data.Tables;
using Polly;
using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>
/// Reference data in one table, and a version that every write moves on, so that readers see cheaply whether to read again.
/// </summary>
/// <remarks>
/// Rows are written before the version. A crash between the two leaves a change that the version does not tell;
/// readers therefore read everything again from time to time (<see cref="ReferenceCacheOptions.FullRefreshInterval"/>).
/// </remarks>
/// <param name="table">The table; it is made where it is missing.</param>
/// <param name="time">The clock.</param>
/// <param name="pipeline">Wraps every single call. Calls are idempotent, so it may retry all of them.</param>
internal sealed class TableReferenceStore(TableClient table, TimeProvider time, ResiliencePipeline? pipeline = null)
{
    /// <summary>The table's name.</summary>
    public const string TableName = "reference";

    /// <summary>The service's limit of a transaction.</summary>
    public const int MaxBatch = 100;

    /// <summary>Rows in all: far above what a firm has, far below what would fill the memory.</summary>
    public const int MaxEntries = 500_000;

    private readonly ReferenceTable _table = new(table, time, pipeline ?? ResiliencePipeline.Empty);

    /// <summary>The version of all the data; null before the first write.</summary>
    public Task<string?> GetVersionAsync(CancellationToken cancellationToken) => _table.GetVersionAsync(cancellationToken);

    /// <summary>All rows. Throws <see cref="InvalidDataException"/> where there are too many, or one that is none.</summary>
    public async Task<List<ReferenceEntry>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var entries = new List<ReferenceEntry>();
        await foreach (var entity in _table.ReadAllAsync(cancellationToken))
        {
            if (entries.Count == MaxEntries)
            {
                throw new InvalidDataException($"The table {TableName} has more than {MaxEntries} rows.");
            }

            try
            {
                entries.Add(ReferenceEntities.ToEntry(entity));
            }
            catch (FormatException fault)
            {
                throw new InvalidDataException($"The table {TableName} has an entity that is no reference data: {fault.Message}", fault);
            }
        }

        return entries;
    }

    /// <summary>One row, or null.</summary>
    public async Task<StoredReference?> FindAsync(ReferenceMap map, string venue, string code, CancellationToken cancellationToken)
    {
        var found = await _table.GetAsync(ReferenceKeys.Partition(map, venue), ReferenceKeys.Escaped(code), cancellationToken);
        return found is null ? null : new StoredReference(ReferenceEntities.ToEntry(found), found.ETag);
    }

    /// <summary>Writes one row, of that version or of any, and returns the new version.</summary>
    /// <remarks>Throws <see cref="RequestFailedException"/> 412 where the row has another version and 404 where it is missing.</remarks>
    public async Task<ETag> PutAsync(ReferenceEntry entry, ETag? ifMatch, CancellationToken cancellationToken)
    {
        var version = await WriteAsync(entry, ifMatch, cancellationToken);
        await _table.MoveVersionAsync(cancellationToken);
        return version;
    }

    /// <summary>Deletes one row, of that version or of any. False where it is not there.</summary>
    public async Task<bool> DeleteAsync(ReferenceMap map, string venue, string code, ETag? ifMatch, CancellationToken cancellationToken)
    {
        var (partition, row) = (ReferenceKeys.Partition(map, venue), ReferenceKeys.Escaped(code));
        var answer = await _table.DeleteAsync(partition, row, ifMatch ?? ETag.All, cancellationToken);
        await _table.MoveVersionAsync(cancellationToken);
        return answer.Status != 404;
    }

    /// <summary>Writes many rows in batches, those only that differ from what is there. Rows that are not named stay.</summary>
    /// <remarks>Throws <see cref="ArgumentException"/> where a row stands twice or does not fit, before anything is written.</remarks>
    public async Task<ReferenceImport> ImportAsync(IReadOnlyCollection<ReferenceEntry> entries, CancellationToken cancellationToken)
    {
        var wanted = entries.Select(ReferenceEntities.ToEntity).ToList();
        if (wanted.CountBy(KeyOf).FirstOrDefault(key => key.Value > 1) is { Value: > 0 } twice)
        {
            throw new ArgumentException($"{twice.Key} stands {twice.Value} times.", nameof(entries));
        }

        var stored = new Dictionary<(string, string), TableEntity>();
        await foreach (var entity in _table.ReadAllAsync(cancellationToken))
        {
            stored.Add(KeyOf(entity), entity);
        }

        var added = wanted.FindAll(entity => !stored.ContainsKey(KeyOf(entity)));
        var changed = wanted.FindAll(
            entity => stored.TryGetValue(KeyOf(entity), out var old) && !ReferenceEntities.SameValues(old, entity));
        await WriteBatchesAsync([.. added, .. changed], cancellationToken);
        return new ReferenceImport(added.Count, changed.Count, wanted.Count - added.Count - changed.Count);
    }

    private static (string PartitionKey, string RowKey) KeyOf(TableEntity entity) => (entity.PartitionKey, entity.RowKey);

    private async Task WriteBatchesAsync(List<TableEntity> entities, CancellationToken cancellationToken)
    {
        var partitions = entities.GroupBy(entity => entity.PartitionKey, StringComparer.Ordinal);
        foreach (var batch in partitions.SelectMany(partition => partition.Chunk(MaxBatch)))
        {
            await _table.UpsertTogetherAsync(batch, cancellationToken);
        }

        if (entities.Count > 0)
        {
            await _table.MoveVersionAsync(cancellationToken);
        }
    }

    private async Task<ETag> WriteAsync(ReferenceEntry entry, ETag? ifMatch, CancellationToken cancellationToken)
    {
        var entity = ReferenceEntities.ToEntity(entry);
        try
        {
            var answer = ifMatch is { } version
                ? await _table.UpdateAsync(entity, version, cancellationToken)
                : await _table.UpsertAsync(entity, cancellationToken);
            return answer.Headers.ETag.GetValueOrDefault();
        }
        catch (RequestFailedException fault) when (fault.Status == 412)
        {
            // A retry of a write that was done and whose answer was lost finds its own version: the row says what it should, so all is
            // well.
            var stored = await _table.GetAsync(entity.PartitionKey, entity.RowKey, cancellationToken);
            if (stored is not null && ReferenceEntities.SameValues(stored, entity))
            {
                return stored.ETag;
            }

            throw;
        }
    }
}

using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Polly;
using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>Reference data in one table, and a version that every write moves on, so that readers see cheaply whether to read again.</summary>
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

    private const string VersionKey = "version";

    private readonly ResiliencePipeline _pipeline = pipeline ?? ResiliencePipeline.Empty;
    private volatile bool _exists;

    /// <summary>The version of all the data; null before the first write.</summary>
    public async Task<string?> GetVersionAsync(CancellationToken cancellationToken)
    {
        await EnsureTableAsync(cancellationToken);
        var found = await CallAsync(token => table.GetEntityIfExistsAsync<TableEntity>(VersionKey, VersionKey, cancellationToken: token), cancellationToken);
        return found.HasValue ? found.Value!.ETag.ToString() : null;
    }

    /// <summary>All rows. Throws <see cref="InvalidDataException"/> where there are too many, or one that is none.</summary>
    public async Task<List<ReferenceEntry>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var entries = new List<ReferenceEntry>();
        await foreach (var entity in ReadEntitiesAsync(cancellationToken))
        {
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
        await EnsureTableAsync(cancellationToken);
        var (partition, row) = (ReferenceKeys.Partition(map, venue), ReferenceKeys.Escaped(code));
        var found = await CallAsync(token => table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: token), cancellationToken);
        return found.HasValue ? new StoredReference(ReferenceEntities.ToEntry(found.Value!), found.Value!.ETag) : null;
    }

    /// <summary>Writes one row, of that version or of any, and returns the new version.</summary>
    /// <remarks>Throws <see cref="RequestFailedException"/> 412 where the row has another version and 404 where it is missing.</remarks>
    public async Task<ETag> PutAsync(ReferenceEntry entry, ETag? ifMatch, CancellationToken cancellationToken)
    {
        var entity = ReferenceEntities.ToEntity(entry);
        await EnsureTableAsync(cancellationToken);
        var version = await WriteAsync(entry, entity, ifMatch, cancellationToken);
        await MoveVersionAsync(cancellationToken);
        return version;
    }

    /// <summary>Deletes one row, of that version or of any. False where it is not there.</summary>
    public async Task<bool> DeleteAsync(ReferenceMap map, string venue, string code, ETag? ifMatch, CancellationToken cancellationToken)
    {
        await EnsureTableAsync(cancellationToken);
        var (partition, row) = (ReferenceKeys.Partition(map, venue), ReferenceKeys.Escaped(code));
        var answer = await CallAsync(token => table.DeleteEntityAsync(partition, row, ifMatch ?? ETag.All, token), cancellationToken);
        await MoveVersionAsync(cancellationToken);
        return answer.Status != 404;
    }

    /// <summary>Writes many rows in batches, those only that differ from what is there. Rows that are not named stay.</summary>
    public async Task<ReferenceImport> ImportAsync(IReadOnlyCollection<ReferenceEntry> entries, CancellationToken cancellationToken)
    {
        var wanted = entries.Select(ReferenceEntities.ToEntity).ToList();
        if (wanted.CountBy(KeyOf).FirstOrDefault(key => key.Value > 1) is { Value: > 0 } twice)
        {
            throw new ArgumentException($"{twice.Key} stands {twice.Value} times.", nameof(entries));
        }

        var stored = new Dictionary<(string, string), TableEntity>();
        await foreach (var entity in ReadEntitiesAsync(cancellationToken))
        {
            stored.Add(KeyOf(entity), entity);
        }

        var changed = wanted.Where(entity => !(stored.TryGetValue(KeyOf(entity), out var old) && ReferenceEntities.SameValues(old, entity))).ToList();
        foreach (var batch in changed.GroupBy(entity => entity.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(MaxBatch)))
        {
            var actions = batch.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)).ToList();
            await CallAsync(token => table.SubmitTransactionAsync(actions, token), cancellationToken);
        }

        if (changed.Count > 0)
        {
            await MoveVersionAsync(cancellationToken);
        }

        var added = changed.Count(entity => !stored.ContainsKey(KeyOf(entity)));
        return new ReferenceImport(added, changed.Count - added, wanted.Count - changed.Count);
    }

    private static (string PartitionKey, string RowKey) KeyOf(TableEntity entity) => (entity.PartitionKey, entity.RowKey);

    private async Task<ETag> WriteAsync(ReferenceEntry entry, TableEntity entity, ETag? ifMatch, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await CallAsync(
                token => ifMatch is { } version
                    ? table.UpdateEntityAsync(entity, version, TableUpdateMode.Replace, token)
                    : table.UpsertEntityAsync(entity, TableUpdateMode.Replace, token),
                cancellationToken);
            return answer.Headers.ETag.GetValueOrDefault();
        }
        catch (RequestFailedException fault) when (fault.Status == 412)
        {
            // A retry of a write that was done and whose answer was lost finds its own version: the row says what it should, so all is well.
            if (await FindAsync(entry.Map, entry.Venue, entry.Code, cancellationToken) is { } stored
                && ReferenceEntities.SameValues(ReferenceEntities.ToEntity(stored.Entry), entity))
            {
                return stored.Version;
            }

            throw;
        }
    }

    private async IAsyncEnumerable<TableEntity> ReadEntitiesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await EnsureTableAsync(cancellationToken);
        var (count, next) = (0, (string?)null);
        do
        {
            // Page by page, so that a retry reads a page again and not everything.
            var page = await CallAsync(token => ReadPageAsync(next, token), cancellationToken);
            foreach (var entity in page.Values.Where(entity => entity.PartitionKey != VersionKey))
            {
                yield return ++count <= MaxEntries ? entity : throw new InvalidDataException($"The table {TableName} has more than {MaxEntries} rows.");
            }

            next = page.ContinuationToken;
        }
        while (next is not null);
    }

    private async Task<Page<TableEntity>> ReadPageAsync(string? continuation, CancellationToken cancellationToken)
    {
        await foreach (var page in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken).AsPages(continuation))
        {
            return page;
        }

        throw new InvalidDataException("A query without a page.");
    }

    /// <summary>Any write of the version's entity moves its ETag on, and that is the version.</summary>
    private Task<Response> MoveVersionAsync(CancellationToken cancellationToken)
    {
        var entity = new TableEntity(VersionKey, VersionKey) { ["WrittenAt"] = time.GetUtcNow() };
        return CallAsync(token => table.UpsertEntityAsync(entity, TableUpdateMode.Replace, token), cancellationToken);
    }

    private async Task EnsureTableAsync(CancellationToken cancellationToken)
    {
        if (!_exists)
        {
            await CallAsync(token => table.CreateIfNotExistsAsync(token), cancellationToken);
            _exists = true;
        }
    }

    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async (work, token) => await work(token), call, cancellationToken);
}

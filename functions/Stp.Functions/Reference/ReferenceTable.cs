using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Polly;

namespace Stp.Functions.Reference;

/// <summary>The calls to the table of reference data, each through the resilience pipeline.</summary>
/// <param name="table">The table; it is made where it is missing.</param>
/// <param name="time">The clock.</param>
/// <param name="pipeline">Calls are idempotent, so it may retry all of them.</param>
internal sealed class ReferenceTable(TableClient table, TimeProvider time, ResiliencePipeline pipeline)
{
    private const string VersionKey = "version";

    private volatile bool _exists;

    /// <summary>
    /// The version of all the data: the ETag of an entity of its own, which any write of it moves on. Null before the first.
    /// </summary>
    public async Task<string?> GetVersionAsync(CancellationToken cancellationToken)
    {
        var found = await GetAsync(VersionKey, VersionKey, cancellationToken);
        return found?.ETag.ToString();
    }

    public async Task MoveVersionAsync(CancellationToken cancellationToken) => await UpsertAsync(
        new TableEntity(VersionKey, VersionKey) { ["WrittenAt"] = time.GetUtcNow() }, cancellationToken);

    public async Task<TableEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken)
    {
        var found = await CallAsync(
            token => table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: token), cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    public Task<Response> UpsertAsync(TableEntity entity, CancellationToken cancellationToken) =>
        CallAsync(token => table.UpsertEntityAsync(entity, TableUpdateMode.Replace, token), cancellationToken);

    public Task<Response> UpdateAsync(TableEntity entity, ETag ifMatch, CancellationToken cancellationToken) =>
        CallAsync(token => table.UpdateEntityAsync(entity, ifMatch, TableUpdateMode.Replace, token), cancellationToken);

    public Task<Response> DeleteAsync(string partition, string row, ETag ifMatch, CancellationToken cancellationToken) =>
        CallAsync(token => table.DeleteEntityAsync(partition, row, ifMatch, token), cancellationToken);

    /// <summary>Writes entities of one partition, all or none.</summary>
    public async Task UpsertTogetherAsync(IReadOnlyCollection<TableEntity> entities, CancellationToken cancellationToken)
    {
        var actions = entities.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)).ToList();
        await CallAsync(token => table.SubmitTransactionAsync(actions, token), cancellationToken);
    }

    /// <summary>All rows, without the version.</summary>
    public async IAsyncEnumerable<TableEntity> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            // Page by page, so that a retry reads a page again and not everything.
            var page = await CallAsync(token => ReadPageAsync(next, token), cancellationToken);
            foreach (var entity in page.Values.Where(entity => entity.PartitionKey != VersionKey))
            {
                yield return entity;
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

    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        if (!_exists)
        {
            await pipeline.ExecuteAsync(async token => await table.CreateIfNotExistsAsync(token), cancellationToken);
            _exists = true;
        }

        return await pipeline.ExecuteAsync(async (work, token) => await work(token), call, cancellationToken);
    }
}

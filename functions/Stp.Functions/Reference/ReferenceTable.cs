using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Polly;

namespace Stp.Functions.Reference;

/// <summary>The calls to the table of reference data, each through the resilience pipeline.</summary>
/// <param name="table">The table; it is made where it is missing.</param>
/// <param name="pipeline">Whoever calls bears that a call is made twice, so it may retry all of them.</param>
internal sealed class ReferenceTable(TableClient table, ResiliencePipeline pipeline)
{
    private volatile bool _exists;

    /// <summary>Where the data stands.</summary>
    public async Task<ReferenceHead> GetHeadAsync(CancellationToken cancellationToken) =>
        await GetAsync(ReferenceHead.Key, ReferenceHead.Key, cancellationToken) is { } found ? ReferenceHead.Of(found) : ReferenceHead.None;

    /// <summary>Moves the head on from the version that it was read with; false where somebody else has moved it.</summary>
    public async Task<bool> TryMoveHeadAsync(ReferenceHead head, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(
                token => head.Tag is { } tag
                    ? table.UpdateEntityAsync(head.ToEntity(), tag, TableUpdateMode.Replace, token)
                    : table.AddEntityAsync(head.ToEntity(), token),
                cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            // Or this was done by an attempt whose answer was lost.
            var found = await GetHeadAsync(cancellationToken);
            return (found.Version, found.Pending) == (head.Version, head.Pending);
        }
    }

    public async Task<TableEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken)
    {
        var found = await CallAsync(
            token => table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: token), cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Changes entities of one partition, all or none; false where one is not as the actions expect it.</summary>
    public async Task<bool> TrySubmitAsync(IReadOnlyCollection<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(token => table.SubmitTransactionAsync(actions, token), cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Every entity of a filter, in the order of keys.</summary>
    /// <param name="filter">OData; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="pageSize">Entities that are read at a time; null for as many as the service gives.</param>
    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string? filter, [EnumeratorCancellation] CancellationToken cancellationToken, int? pageSize = null)
    {
        string? next = null;
        do
        {
            // Page by page, so that a retry reads a page again and not everything.
            var page = await CallAsync(token => ReadPageAsync(filter, next, pageSize, token), cancellationToken);
            foreach (var entity in page.Values)
            {
                yield return entity;
            }

            next = page.ContinuationToken;
        }
        while (next is not null);
    }

    private async Task<Page<TableEntity>> ReadPageAsync(string? filter, string? continuation, int? pageSize, CancellationToken cancellationToken)
    {
        await foreach (var page in table.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellationToken).AsPages(continuation))
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

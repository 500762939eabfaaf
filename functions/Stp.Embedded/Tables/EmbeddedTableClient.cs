using System.Linq.Expressions;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables.Filters;

namespace Stp.Embedded.Tables;

/// <summary>A table over the store. A write whose task has completed is on disk.</summary>
internal sealed class EmbeddedTableClient(SqliteStore store, TimeProvider time, string name, TableServiceClient account) : TableClient
{
    public override string AccountName => account.AccountName;

    public override string Name => name;

    public override Uri Uri => new(account.Uri, name);

    public override Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        account.CreateTableAsync(name, cancellationToken);

    public override Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        account.CreateTableIfNotExistsAsync(name, cancellationToken);

    public override Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        account.DeleteTableAsync(name, cancellationToken);

    public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
        WriteAsync(EntityWrite.Of(TableTransactionActionType.Add, entity, default), cancellationToken);

    public override Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default) =>
        WriteAsync(
            EntityWrite.Of(
                mode == TableUpdateMode.Merge ? TableTransactionActionType.UpsertMerge : TableTransactionActionType.UpsertReplace,
                entity,
                default),
            cancellationToken);

    public override Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("An update names a version, or ETag.All.", nameof(ifMatch));
        }

        var kind = mode == TableUpdateMode.Merge ? TableTransactionActionType.UpdateMerge : TableTransactionActionType.UpdateReplace;
        return WriteAsync(EntityWrite.Of(kind, entity, ifMatch), cancellationToken);
    }

    public override Task<Response> DeleteEntityAsync(
        ITableEntity entity,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    public override async Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default)
    {
        try
        {
            var key = new TableEntity(partitionKey, rowKey);
            return await WriteAsync(EntityWrite.Of(TableTransactionActionType.Delete, key, ifMatch), cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // The client hands this answer back instead of throwing it: what is gone is gone.
            return new EmbeddedResponse(404);
        }
    }

    public override async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
    {
        var found = await GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken);
        if (found.HasValue)
        {
            return Response.FromValue(found.Value!, found.GetRawResponse());
        }

        store.Read(Table);
        throw TableFault.EntityNotFound(partitionKey, rowKey);
    }

    public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
    {
        EntityRules.CheckKey(nameof(partitionKey), partitionKey);
        EntityRules.CheckKey(nameof(rowKey), rowKey);
        cancellationToken.ThrowIfCancellationRequested();
        var stored = store.Read(
            session => TableRows.FindTable(session, name) is { } table ? TableRows.Find(session, table, partitionKey, rowKey) : null);
        return Task.FromResult<NullableResponse<T>>(stored is null
            ? new MissingResponse<T>()
            : Response.FromValue(EntityBinder.Create<T>(stored, Selected(select)), new EmbeddedResponse(200, stored.ETag)));
    }

    public override AsyncPageable<T> QueryAsync<T>(
        Expression<Func<T, bool>> filter,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default) => QueryAsync<T>(CreateQueryFilter(filter), maxPerPage, select, cancellationToken);

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
    {
        var selected = Selected(select);
        return new Pages<T>(
            (token, size) => new EntityQuery(name, FilterParser.Parse(filter), selected).ReadPage<T>(store, token, size),
            maxPerPage,
            cancellationToken);
    }

    public override async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default)
    {
        var writes = TableTransaction.Check(transactionActions);
        var versions = await store.WriteAsync(
            session => TableTransaction.Apply(session, Table(session), writes, time.GetUtcNow()), cancellationToken);
        return Response.FromValue<IReadOnlyList<Response>>([.. versions.Select(Answer)], new EmbeddedResponse(202));
    }

    private static HashSet<string>? Selected(IEnumerable<string>? select) => select?.ToHashSet(StringComparer.Ordinal);

    private static EmbeddedResponse Answer(long? version) => new(204, version is { } written ? StoredEntity.ETagOf(written) : null);

    private async Task<Response> WriteAsync(EntityWrite write, CancellationToken cancellationToken) =>
        Answer(await store.WriteAsync(session => TableWriter.Apply(session, Table(session), write, time.GetUtcNow()), cancellationToken));

    private long Table(SqliteSession session) => TableRows.FindTable(session, name) ?? throw TableFault.TableNotFound(name);
}

using System.Linq.Expressions;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables.Filters;

namespace Stp.Embedded.Tables;

/// <summary>A Tables account over the store.</summary>
internal sealed class EmbeddedTableServiceClient : TableServiceClient
{
    private readonly SqliteStore _store;
    private readonly TimeProvider _time;

    private EmbeddedTableServiceClient(SqliteStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    public override string AccountName => "embedded";

    public override Uri Uri => new("http://embedded.invalid/");

    /// <summary>Opens the account, and makes its rows where they are missing.</summary>
    public static async Task<EmbeddedTableServiceClient> OpenAsync(
        SqliteStore store,
        TimeProvider time,
        CancellationToken cancellationToken = default)
    {
        await store.WriteAsync(TableRows.CreateSchema, cancellationToken);
        return new EmbeddedTableServiceClient(store, time);
    }

    public override TableClient GetTableClient(string tableName)
    {
        EntityRules.CheckTableName(tableName);
        return new EmbeddedTableClient(_store, _time, tableName, this);
    }

    public override async Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckTableName(tableName);
        if (!await _store.WriteAsync(session => TableRows.CreateTable(session, tableName), cancellationToken))
        {
            throw TableFault.TableAlreadyExists(tableName);
        }

        return Response.FromValue(new TableItem(tableName), new EmbeddedResponse(204));
    }

    public override async Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName,
        CancellationToken cancellationToken = default)
    {
        EntityRules.CheckTableName(tableName);
        var created = await _store.WriteAsync(session => TableRows.CreateTable(session, tableName), cancellationToken);
        return Response.FromValue(new TableItem(tableName), new EmbeddedResponse(created ? 204 : 409));
    }

    public override async Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckTableName(tableName);
        var deleted = await _store.WriteAsync(session => TableRows.DeleteTable(session, tableName), cancellationToken);
        return new EmbeddedResponse(deleted ? 204 : 404);
    }

    public override AsyncPageable<TableItem> QueryAsync(
        FormattableString filter,
        int? maxPerPage = null,
        CancellationToken cancellationToken = default) =>
        QueryAsync(TableClient.CreateQueryFilter(filter), maxPerPage, cancellationToken);

    public override AsyncPageable<TableItem> QueryAsync(
        Expression<Func<TableItem, bool>> filter,
        int? maxPerPage = null,
        CancellationToken cancellationToken = default) =>
        QueryAsync(TableClient.CreateQueryFilter(filter), maxPerPage, cancellationToken);

    public override AsyncPageable<TableItem> QueryAsync(
        string? filter = null,
        int? maxPerPage = null,
        CancellationToken cancellationToken = default) =>
        new Pages<TableItem>((token, size) => ReadPage(filter, token, size), maxPerPage, cancellationToken);

    private Page<TableItem> ReadPage(string? filter, string? token, int? size)
    {
        var limit = EntityQuery.PageSize(size);
        var wanted = FilterParser.Parse(filter);
        var names = _store.Read(session => TableRows.Tables(session, token ?? "", limit));
        // The service calls the one property of a table TableName, the client's class calls it Name.
        var items = names
            .Where(name => wanted.Matches(property => property is "TableName" or "Name" ? name : null))
            .Select(name => new TableItem(name));
        return Page<TableItem>.FromValues([.. items], names.Count == limit ? names[^1] : null, new EmbeddedResponse(200));
    }
}

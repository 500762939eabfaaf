#nullable disable
using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Models;
using Stp.AzureSdk;

namespace Azure.Data.Tables;

/// <summary>A table.</summary>
public class TableClient
{
    /// <summary>For subclasses.</summary>
    protected TableClient()
    {
    }

    /// <summary>Connects with a connection string.</summary>
    public TableClient(string connectionString, string tableName) => Declaration.Only();

    /// <summary>Connects with a connection string.</summary>
    public TableClient(string connectionString, string tableName, TableClientOptions options = null) => Declaration.Only();

    /// <summary>Connects with a shared access signature.</summary>
    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null) => Declaration.Only();

    /// <summary>Connects with a signature in the address.</summary>
    public TableClient(Uri endpoint, TableClientOptions options = null) => Declaration.Only();

    /// <summary>Connects with an identity.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null) =>
        Declaration.Only();

    /// <summary>Connects with a key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential) => Declaration.Only();

    /// <summary>Connects with a key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null) =>
        Declaration.Only();

    /// <summary>The account.</summary>
    public virtual string AccountName => Declaration.Only<string>();

    /// <summary>The name of the table.</summary>
    public virtual string Name => Declaration.Only<string>();

    /// <summary>The address.</summary>
    public virtual Uri Uri => Declaration.Only<Uri>();

    /// <summary>An OData filter from text whose values are quoted as their types demand.</summary>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.From(filter);

    /// <summary>An OData filter from an expression.</summary>
    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => ODataExpression.From(filter);

    /// <summary>Adds an entity; 409 where it is there.</summary>
    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity => Declaration.Only<Task<Response>>();

    /// <summary>Makes the table; 409 where it is there.</summary>
    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<Response<TableItem>>>();

    /// <summary>Makes the table where it is missing.</summary>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<Response<TableItem>>>();

    /// <summary>Deletes the table.</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => Declaration.Only<Task<Response>>();

    /// <summary>Deletes an entity; 412 where its version is another.</summary>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<Response>>();

    /// <summary>Deletes an entity; 412 where its version is another.</summary>
    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<Response>>();

    /// <summary>An entity; 404 where it is missing.</summary>
    public virtual Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity => Declaration.Only<Task<Response<T>>>();

    /// <summary>An entity, where it is there.</summary>
    public virtual Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity => Declaration.Only<Task<NullableResponse<T>>>();

    /// <summary>The entities that satisfy a filter.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        Expression<Func<T, bool>> filter,
        int? maxPerPage = default,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity => Declaration.Only<AsyncPageable<T>>();

    /// <summary>The entities that satisfy a filter.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null,
        int? maxPerPage = default,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity => Declaration.Only<AsyncPageable<T>>();

    /// <summary>Does all actions or none: one partition, at most 100.</summary>
    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<Response<IReadOnlyList<Response>>>>();

    /// <summary>Changes an entity; 404 where it is missing, 412 where its version is another.</summary>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity => Declaration.Only<Task<Response>>();

    /// <summary>Changes or adds an entity.</summary>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity => Declaration.Only<Task<Response>>();
}

#nullable disable
using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Models;
using Stp.AzureSdk;

namespace Azure.Data.Tables;

/// <summary>A Tables account.</summary>
public class TableServiceClient
{
    /// <summary>For subclasses.</summary>
    protected TableServiceClient()
    {
    }

    /// <summary>Connects with a connection string.</summary>
    public TableServiceClient(string connectionString) => Declaration.Only();

    /// <summary>Connects with a connection string.</summary>
    public TableServiceClient(string connectionString, TableClientOptions options = null) => Declaration.Only();

    /// <summary>Connects with a signature in the address.</summary>
    public TableServiceClient(Uri endpoint, TableClientOptions options = null) => Declaration.Only();

    /// <summary>Connects with a shared access signature.</summary>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential) => Declaration.Only();

    /// <summary>Connects with a shared access signature.</summary>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null) => Declaration.Only();

    /// <summary>Connects with a key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential) => Declaration.Only();

    /// <summary>Connects with a key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options) => Declaration.Only();

    /// <summary>Connects with an identity.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null) => Declaration.Only();

    /// <summary>The account.</summary>
    public virtual string AccountName => Declaration.Only<string>();

    /// <summary>The address.</summary>
    public virtual Uri Uri => Declaration.Only<Uri>();

    /// <summary>Makes a table.</summary>
    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<Response<TableItem>>>();

    /// <summary>Makes a table where it is missing.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<Response<TableItem>>>();

    /// <summary>Deletes a table.</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<Response>>();

    /// <summary>A table of the account.</summary>
    public virtual TableClient GetTableClient(string tableName) => Declaration.Only<TableClient>();

    /// <summary>The tables that satisfy a filter.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(
        FormattableString filter,
        int? maxPerPage = default,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<AsyncPageable<TableItem>>();

    /// <summary>The tables that satisfy a filter.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(
        Expression<Func<TableItem, bool>> filter,
        int? maxPerPage = default,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<AsyncPageable<TableItem>>();

    /// <summary>The tables that satisfy a filter.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(
        string filter = null,
        int? maxPerPage = default,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<AsyncPageable<TableItem>>();
}

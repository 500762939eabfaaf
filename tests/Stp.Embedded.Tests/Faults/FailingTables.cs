using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Stp.Embedded.Tests.Faults;

/// <summary>A Tables account that can be switched off: every call of its tables then fails as an unreachable service does.</summary>
/// <param name="inner">The account.</param>
/// <param name="called">Told of each call.</param>
internal sealed class FailingTables(TableServiceClient inner, Action? called = null) : TableServiceClient
{
    public bool IsDown { get; set; }

    /// <summary>Calls refused.</summary>
    public int Refused { get; private set; }

    public override TableClient GetTableClient(string tableName) => new Table(this, inner.GetTableClient(tableName));

    private void ThrowIfDown()
    {
        called?.Invoke();
        if (IsDown)
        {
            Refused++;
            throw new RequestFailedException(503, "The service is down.");
        }
    }

    private sealed class Table(FailingTables account, TableClient inner) : TableClient
    {
        public override Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
        {
            account.ThrowIfDown();
            return inner.CreateIfNotExistsAsync(cancellationToken);
        }

        public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
            string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        {
            account.ThrowIfDown();
            return inner.GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken);
        }

        public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        {
            account.ThrowIfDown();
            return inner.AddEntityAsync(entity, cancellationToken);
        }

        public override Task<Response> UpdateEntityAsync<T>(
            T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        {
            account.ThrowIfDown();
            return inner.UpdateEntityAsync(entity, ifMatch, mode, cancellationToken);
        }

        public override Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        {
            account.ThrowIfDown();
            return inner.UpsertEntityAsync(entity, mode, cancellationToken);
        }

        public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
            IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
        {
            account.ThrowIfDown();
            return inner.SubmitTransactionAsync(transactionActions, cancellationToken);
        }

        public override AsyncPageable<T> QueryAsync<T>(
            string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        {
            account.ThrowIfDown();
            return inner.QueryAsync<T>(filter, maxPerPage, select, cancellationToken);
        }
    }
}

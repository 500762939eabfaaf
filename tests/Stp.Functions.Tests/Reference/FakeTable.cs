using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Stp.Functions.Tests.Reference;

/// <summary>A table in memory that counts calls and can be down, slow or forgetful of its answers.</summary>
internal sealed class FakeTable : TableClient
{
    private readonly SortedDictionary<(string, string), TableEntity> _entities = [];
    private int _version;

    public int VersionReads { get; private set; }

    public int Queries { get; private set; }

    public List<int> Batches { get; } = [];

    /// <summary>Forgets what was counted.</summary>
    public void ResetCounts() => (VersionReads, Queries) = (0, 0);

    /// <summary>Answers 503 to everything.</summary>
    public bool IsDown { get; set; }

    /// <summary>Calls that answer 503 before the next one works.</summary>
    public int Faults { get; set; }

    /// <summary>Calls that are still served before everything is down, as if the process had ended there.</summary>
    public int CallsLeft { get; set; } = int.MaxValue;

    /// <summary>Writes that are done and then answered 503.</summary>
    public int LostAnswers { get; set; }

    /// <summary>Runs before a transaction, with its partition.</summary>
    public Action<string>? BeforeTransaction { get; set; }

    /// <summary>Every key that there is.</summary>
    public IEnumerable<(string Partition, string Row)> Keys => _entities.Keys;

    /// <summary>Holds reads of the version back until it is completed.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public int PageSize { get; set; } = 1_000;

    public override Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        Fail();
        return Task.FromResult(Response.FromValue(new TableItem("reference"), new FakeResponse(204)));
    }

    public override async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
    {
        if (partitionKey == "version")
        {
            VersionReads++;
            await (Gate?.Task ?? Task.CompletedTask);
        }

        Fail();
        return _entities.TryGetValue((partitionKey, rowKey), out var entity)
            ? Response.FromValue((T)(object)new TableEntity(entity), new FakeResponse(200))
            : new Missing<T>();
    }

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
    {
        Queries++;
        Fail();
        var chunks = _entities.Values.Select(entity => (T)(object)new TableEntity(entity)).Chunk(PageSize).DefaultIfEmpty([]).ToList();
        return AsyncPageable<T>.FromPages(chunks.Select((chunk, i) => Page<T>.FromValues(chunk, i + 1 < chunks.Count ? $"{i + 1}" : null, new FakeResponse(200))));
    }

    public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
    {
        Fail();
        return _entities.ContainsKey((entity.PartitionKey, entity.RowKey))
            ? throw new RequestFailedException(409, "it exists")
            : Task.FromResult<Response>(Put((TableEntity)(object)entity));
    }

    public override Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
    {
        Fail();
        return Task.FromResult<Response>(Put((TableEntity)(object)entity));
    }

    public override Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
    {
        Fail();
        return !_entities.TryGetValue((entity.PartitionKey, entity.RowKey), out var stored) ? throw new RequestFailedException(404, "missing")
            : stored.ETag != ifMatch && ifMatch != ETag.All ? throw new RequestFailedException(412, "another version")
            : Task.FromResult<Response>(Put((TableEntity)(object)entity));
    }

    public override Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default)
    {
        Fail();
        return Task.FromResult<Response>(new FakeResponse(_entities.Remove((partitionKey, rowKey)) ? 204 : 404));
    }

    public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default)
    {
        var actions = transactionActions.ToList();
        BeforeTransaction?.Invoke(actions[0].Entity.PartitionKey);
        Fail();
        var partition = Assert.Single(actions.Select(action => action.Entity.PartitionKey).Distinct());
        Assert.InRange(actions.Count, 1, 100);
        if (partition[0] != '~')
        {
            Batches.Add(actions.Count);
        }

        foreach (var action in actions)
        {
            Expect(action);
        }

        return Task.FromResult(Response.FromValue<IReadOnlyList<Response>>([.. actions.Select(Do)], new FakeResponse(202)));
    }

    private void Expect(TableTransactionAction action)
    {
        var stored = _entities.GetValueOrDefault((action.Entity.PartitionKey, action.Entity.RowKey));
        var status = action.ActionType switch
        {
            TableTransactionActionType.Add => stored is null ? 0 : 409,
            TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete =>
                stored is null ? 404 : action.ETag == ETag.All || action.ETag == stored.ETag ? 0 : 412,
            _ => 0,
        };
        if (status > 0)
        {
            throw new RequestFailedException(status, "not as expected");
        }
    }

    private Response Do(TableTransactionAction action)
    {
        if (action.ActionType != TableTransactionActionType.Delete)
        {
            return Put((TableEntity)action.Entity);
        }

        _entities.Remove((action.Entity.PartitionKey, action.Entity.RowKey));
        return new FakeResponse(204);
    }

    private FakeResponse Put(TableEntity entity)
    {
        var stored = new TableEntity(entity) { ETag = new ETag($"W/\"{++_version}\"") };
        _entities[(entity.PartitionKey, entity.RowKey)] = stored;
        return --LostAnswers >= 0 ? throw new RequestFailedException(503, "the answer was lost") : new FakeResponse(204, stored.ETag);
    }

    private void Fail()
    {
        if (IsDown || --Faults >= 0 || --CallsLeft < 0)
        {
            throw new RequestFailedException(503, "Tables is down");
        }
    }

    private sealed class Missing<T> : NullableResponse<T>
    {
        public override bool HasValue => false;

        public override T Value => throw new InvalidOperationException();

        public override Response GetRawResponse() => new FakeResponse(404);
    }

    private sealed class FakeResponse(int status, ETag? etag = null) : Response
    {
        public override int Status => status;

        public override string ReasonPhrase => "";

        public override Stream? ContentStream { get; set; }

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() => ContentStream?.Dispose();

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = name == "ETag" ? etag?.ToString() : null;
            return value is not null;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = TryGetHeader(name, out var value) ? [value] : null;
            return values is not null;
        }

        protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];
    }
}

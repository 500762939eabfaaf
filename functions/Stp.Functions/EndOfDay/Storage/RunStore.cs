using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>The runs of the check of every date.</summary>
internal sealed class RunStore(StpDatabase database, CosmosCalls calls, AuditedWrites writes, AuditOutbox outbox)
{
    /// <summary>Runs of one date: somebody who starts more has another problem.</summary>
    public const int MaxRuns = 999;

    /// <summary>Stores a new run, with the entry of who has started it; false where it exists.</summary>
    public async Task<bool> TryCreateAsync(RunDocument run, CancellationToken cancellationToken)
    {
        var pending = DayAudit.OfStart(run);
        var options = new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false };
        using var response = await calls.ExecuteAsync(
            token => AuditOutbox.With(
                database.EndOfDay.CreateTransactionalBatch(EndOfDayPartition.Of(run.BusinessDate))
                    .CreateItemStream(CosmosCalls.Body(run, StorageJson.Default.RunDocument), options),
                pending).ExecuteAsync(token),
            cancellationToken);
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            return false;
        }

        CosmosCalls.Require(response);
        await (pending is null ? Task.CompletedTask : outbox.TryMoveAsync(pending, cancellationToken));
        return true;
    }

    /// <summary>A run with its ETag, or null.</summary>
    public Task<Tagged<RunDocument>?> FindAsync(RunKey key, CancellationToken cancellationToken) => calls.ReadAsync(
        database.EndOfDay, RunDocument.IdOf(key.Run), EndOfDayPartition.Of(key.BusinessDate), StorageJson.Default.RunDocument, cancellationToken);

    /// <summary>A run that must be there: its orchestration has begun.</summary>
    public async Task<RunDocument> GetAsync(RunKey key, CancellationToken cancellationToken) =>
        (await FindAsync(key, cancellationToken))?.Document ?? throw new InvalidOperationException($"Run {key.InstanceId} is not stored.");

    /// <summary>The runs of a date, the latest first.</summary>
    public async Task<IReadOnlyList<RunDocument>> RunsOfAsync(DateOnly date, CancellationToken cancellationToken) => await calls.QueryAsync(
        database.EndOfDay,
        new QueryDefinition("SELECT * FROM c WHERE c.type = 'run' AND c.businessDate = @date ORDER BY c.type DESC, c.businessDate DESC, c.run DESC")
            .WithParameter("@date", EndOfDayPartition.Text(date)),
        EndOfDayPartition.Of(date),
        StorageJson.Default.RunDocument,
        MaxRuns,
        cancellationToken);

    /// <summary>The latest run of a date, or null.</summary>
    public async Task<RunDocument?> LatestAsync(DateOnly date, CancellationToken cancellationToken) =>
        (await RunsOfAsync(date, cancellationToken)) is [var latest, ..] ? latest : null;

    /// <summary>The run of a date whose signature holds, or null.</summary>
    public async Task<RunDocument?> SignedAsync(DateOnly date, CancellationToken cancellationToken) =>
        (await RunsOfAsync(date, cancellationToken)).FirstOrDefault(run => run.Review.Status is DayStatus.Signed or DayStatus.Restated);

    /// <summary>Up to <paramref name="limit"/> runs behind a place in the list, the latest date and run first.</summary>
    public async Task<QueryPage<RunDocument>> ListAsync(RunKey? after, int limit, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition(
            "SELECT * FROM c WHERE c.type = 'run'"
            + (after is null ? "" : " AND (c.businessDate < @date OR (c.businessDate = @date AND c.run < @run))")
            + " ORDER BY c.type DESC, c.businessDate DESC, c.run DESC")
            .WithParameter("@date", after is null ? null : EndOfDayPartition.Text(after.BusinessDate))
            .WithParameter("@run", after?.Run);
        return await calls.QueryPageAsync(
            database.EndOfDay, query, partitionKey: null, StorageJson.Default.RunDocument, limit, cancellationToken);
    }

    /// <summary>The latest published run of the last date before one, or null.</summary>
    public async Task<RunDocument?> PublishedBeforeAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition(
            "SELECT * FROM c WHERE c.type = 'run' AND c.businessDate < @date AND IS_DEFINED(c.publishedAt)"
            + " ORDER BY c.type DESC, c.businessDate DESC, c.run DESC")
            .WithParameter("@date", EndOfDayPartition.Text(date));
        return await calls.QueryAsync(
            database.EndOfDay, query, partitionKey: null, StorageJson.Default.RunDocument, limit: 1, cancellationToken) is [var run] ? run : null;
    }

    /// <summary>The first run of the first date, or null.</summary>
    public async Task<RunDocument?> FirstAsync(CancellationToken cancellationToken) => await calls.QueryAsync(
        database.EndOfDay,
        new QueryDefinition("SELECT * FROM c WHERE c.type = 'run' ORDER BY c.type, c.businessDate, c.run"),
        partitionKey: null,
        StorageJson.Default.RunDocument,
        limit: 1,
        cancellationToken) is [var run] ? run : null;

    /// <summary>The run of the last date whose signature holds, or null.</summary>
    public Task<RunDocument?> LastSignedAsync(CancellationToken cancellationToken) => FirstSignedAsync("", date: null, "DESC", cancellationToken);

    /// <summary>The signed run of a date, or of the last signed date before it; null where none is.</summary>
    public Task<RunDocument?> SignedOnOrBeforeAsync(DateOnly date, CancellationToken cancellationToken) =>
        FirstSignedAsync(" AND c.businessDate <= @date", date, "DESC", cancellationToken);

    /// <summary>The last signed date before one, or null.</summary>
    public async Task<DateOnly?> SignedBeforeAsync(DateOnly date, CancellationToken cancellationToken) =>
        (await FirstSignedAsync(" AND c.businessDate < @date", date, "DESC", cancellationToken))?.BusinessDate;

    /// <summary>The signed run of a date, or of the first signed date after it; null where none is signed yet.</summary>
    public Task<RunDocument?> SignedOnOrAfterAsync(DateOnly date, CancellationToken cancellationToken) =>
        FirstSignedAsync(" AND c.businessDate >= @date", date, "ASC", cancellationToken);

    /// <summary>Changes a run under its ETag, as often as somebody else was first. The same instance means no change.</summary>
    public Task<RunDocument> ChangeAsync(RunKey key, Func<RunDocument, RunDocument> change, CancellationToken cancellationToken) =>
        ChangeAsync(key, run => Task.FromResult(change(run)), cancellationToken);

    /// <summary>The same for a change that reads more: what it reads after the run was still so when the run was stored, if its writers touch the run.</summary>
    /// <param name="key">The run.</param>
    /// <param name="change">From what is stored to what is to be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="audit">The entry of the audit trail for what was before and after; null where no person makes the change.</param>
    public async Task<RunDocument> ChangeAsync(
        RunKey key,
        Func<RunDocument, Task<RunDocument>> change,
        CancellationToken cancellationToken,
        Func<RunDocument, RunDocument, PendingAudit>? audit = null) => await writes.ChangeAsync(
        database.EndOfDay,
        StorageJson.Default.RunDocument,
        token => FindAsync(key, token),
        run => (run.Id, EndOfDayPartition.Of(run.BusinessDate)),
        change,
        (before, after) => audit?.Invoke(before, after),
        cancellationToken) ?? throw new InvalidOperationException($"Run {key.InstanceId} is not stored.");

    private async Task<RunDocument?> FirstSignedAsync(string where, DateOnly? date, string order, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition(
            $"SELECT * FROM c WHERE c.type = 'run' AND c.review.status IN ('signed', 'restated'){where}"
            + $" ORDER BY c.type {order}, c.businessDate {order}, c.run {order}")
            .WithParameter("@date", date is { } day ? EndOfDayPartition.Text(day) : null);
        return await calls.QueryAsync(
            database.EndOfDay, query, partitionKey: null, StorageJson.Default.RunDocument, limit: 1, cancellationToken) is [var run] ? run : null;
    }
}

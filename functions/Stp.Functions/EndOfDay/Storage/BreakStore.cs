using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>The breaks of each run.</summary>
internal sealed class BreakStore(StpDatabase database, CosmosCalls calls, RunStore runs, AuditOutbox outbox)
{
    /// <summary>Breaks of one run. Those of one cause are bounded by themselves, so only a broken set-up has more.</summary>
    public const int MaxBreaks = 20_000;

    /// <summary>Operations of a transactional batch.</summary>
    private const int MaxOperations = 100;

    private const int MaxAttempts = 20;

    private static readonly TransactionalBatchItemRequestOptions NoContent = new() { EnableContentResponseOnWrite = false };

    /// <summary>Stores the breaks of a run that is being published. A second attempt stores the same.</summary>
    public async Task PutAsync(RunKey key, IReadOnlyCollection<BreakReview> breaks, CancellationToken cancellationToken)
    {
        foreach (var chunk in breaks.Chunk(MaxOperations))
        {
            var batch = database.EndOfDay.CreateTransactionalBatch(EndOfDayPartition.Of(key.BusinessDate));
            foreach (var one in chunk)
            {
                batch.UpsertItemStream(Body(BreakDocument.Of(key, one)), NoContent);
            }

            using var response = await calls.ExecuteAsync(token => batch.ExecuteAsync(token), cancellationToken);
            CosmosCalls.Require(response);
        }
    }

    /// <summary>Every break of a run, by the order of ids.</summary>
    public async Task<IReadOnlyList<BreakReview>> ListAsync(RunKey key, CancellationToken cancellationToken)
    {
        var breaks = new List<BreakReview>();
        var documents = calls.StreamAsync<BreakDocument>(
            database.EndOfDay,
            after => EndOfDayPartition.After(key.BusinessDate, BreakDocument.FixedType, BreakDocument.IdOf(key.Run, ""), after?.Id),
            EndOfDayPartition.Of(key.BusinessDate),
            StorageJson.Default.DocumentPageBreakDocument,
            cancellationToken);
        await foreach (var document in documents)
        {
            breaks.Add(document.Review);
        }

        return breaks;
    }

    /// <summary>One break of a run with its ETag, or null.</summary>
    public Task<Tagged<BreakDocument>?> FindAsync(RunKey key, string breakId, CancellationToken cancellationToken) => calls.ReadAsync(
        database.EndOfDay, BreakDocument.IdOf(key.Run, breakId), EndOfDayPartition.Of(key.BusinessDate), StorageJson.Default.BreakDocument, cancellationToken);

    /// <summary>
    /// Changes a break, and touches its run in the same transaction: so no signature is given between what it read and what it says, and
    /// nothing is said of a day that has been signed meanwhile. Null where there is no such break.
    /// </summary>
    /// <param name="key">The run.</param>
    /// <param name="breakId">The break.</param>
    /// <param name="change">From what is stored to what is to be.</param>
    /// <param name="audit">The entry of the audit trail for what was before and after.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ReviewException">The change is refused.</exception>
    public async Task<BreakReview?> ReviewAsync(
        RunKey key,
        string breakId,
        Func<DayReview, BreakReview, BreakReview> change,
        Func<BreakReview, BreakReview, PendingAudit> audit,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var run = await runs.FindAsync(key, cancellationToken);
            var found = await FindAsync(key, breakId, cancellationToken);
            if (run is null || found is null)
            {
                return null;
            }

            var changed = change(run.Document.Review, found.Document.Review);
            var pending = audit(found.Document.Review, changed);
            if (await TryStoreAsync(run, [(found.Document with { Review = changed }, found.ETag)], pending, cancellationToken))
            {
                await outbox.TryMoveAsync(pending, cancellationToken);
                return changed;
            }
        }

        throw new TimeoutException($"Break {breakId} of {key.InstanceId} changed {MaxAttempts} times while it was to be changed.");
    }

    /// <summary>
    /// Changes a run and its breaks by what another comparison has found, in transactions that touch the run: what people say of a break meanwhile
    /// is read and kept. Of more breaks than one transaction holds, the last one brings the change of the run.
    /// </summary>
    /// <param name="key">The run.</param>
    /// <param name="change">Gives the changed run and every break of it; null where nothing is to be changed.</param>
    /// <param name="cancellationToken">Gives up; what was stored is not taken back.</param>
    /// <returns>The run as it stands then.</returns>
    public async Task<RunDocument> RefreshAsync(
        RunKey key,
        Func<RunDocument, IReadOnlyList<BreakReview>, (RunDocument Run, IReadOnlyList<BreakReview> Breaks)?> change,
        CancellationToken cancellationToken)
    {
        for (var lost = 0; lost < MaxAttempts;)
        {
            var read = await runs.FindAsync(key, cancellationToken) ?? throw new InvalidOperationException($"Run {key.InstanceId} is not stored.");
            var known = await ListAsync(key, cancellationToken);
            if (change(read.Document, known) is not { } changed)
            {
                return read.Document;
            }

            // Those that stay as they are have stayed the same instances.
            var stale = changed.Breaks.Except<BreakReview>(known, ReferenceEqualityComparer.Instance).ToList();
            var isLast = stale.Count < MaxOperations;
            var run = isLast ? changed.Run : read.Document;
            var isStored = await TryStoreAsync(
                read with { Document = run }, [.. stale.Take(MaxOperations - 1).Select(one => (BreakDocument.Of(key, one), (string?)null))], pending: null, cancellationToken);
            if (isStored && isLast)
            {
                return run;
            }

            lost += isStored ? 0 : 1;
        }

        throw new TimeoutException($"Run {key.InstanceId} changed {MaxAttempts} times while its breaks were to be changed.");
    }

    /// <summary>Stores a run and breaks of it; false where the run, or a break that has an ETag, is no longer what was read.</summary>
    private async Task<bool> TryStoreAsync(
        Tagged<RunDocument> run, IReadOnlyList<(BreakDocument Break, string? ETag)> changed, PendingAudit? pending, CancellationToken cancellationToken)
    {
        using var response = await calls.ExecuteAsync(
            token =>
            {
                var batch = database.EndOfDay.CreateTransactionalBatch(EndOfDayPartition.Of(run.Document.BusinessDate))
                    .ReplaceItemStream(run.Document.Id, CosmosCalls.Body(run.Document, StorageJson.Default.RunDocument), Under(run.ETag));
                batch = changed.Aggregate(batch, (all, one) => one.ETag is { } etag
                    ? all.ReplaceItemStream(one.Break.Id, Body(one.Break), Under(etag))
                    : all.UpsertItemStream(Body(one.Break), NoContent));
                return AuditOutbox.With(batch, pending).ExecuteAsync(token);
            },
            cancellationToken);
        if (response.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }

        CosmosCalls.Require(response);
        return true;
    }

    private static TransactionalBatchItemRequestOptions Under(string etag) => new() { IfMatchEtag = etag, EnableContentResponseOnWrite = false };

    private static MemoryStream Body(BreakDocument document) => CosmosCalls.Body(document, StorageJson.Default.BreakDocument);
}

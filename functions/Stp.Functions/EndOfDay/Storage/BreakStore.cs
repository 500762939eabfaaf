using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.Cosmos;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>The breaks of each run.</summary>
internal sealed class BreakStore(StpDatabase database, CosmosCalls calls, RunStore runs)
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
            Require(response);
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
    /// <exception cref="ReviewException">The change is refused.</exception>
    public async Task<BreakReview?> ReviewAsync(
        RunKey key, string breakId, Func<DayReview, BreakReview, BreakReview> change, CancellationToken cancellationToken)
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
            if (await TryStoreAsync(run, found, found.Document with { Review = changed }, cancellationToken))
            {
                return changed;
            }
        }

        throw new TimeoutException($"Break {breakId} of {key.InstanceId} changed {MaxAttempts} times while it was to be changed.");
    }

    private async Task<bool> TryStoreAsync(
        Tagged<RunDocument> run, Tagged<BreakDocument> read, BreakDocument changed, CancellationToken cancellationToken)
    {
        using var response = await calls.ExecuteAsync(
            token => database.EndOfDay.CreateTransactionalBatch(EndOfDayPartition.Of(changed.BusinessDate))
                .ReplaceItemStream(run.Document.Id, CosmosCalls.Body(run.Document, StorageJson.Default.RunDocument), Under(run.ETag))
                .ReplaceItemStream(changed.Id, Body(changed), Under(read.ETag))
                .ExecuteAsync(token),
            cancellationToken);
        if (response.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }

        Require(response);
        return true;
    }

    private static TransactionalBatchItemRequestOptions Under(string etag) => new() { IfMatchEtag = etag, EnableContentResponseOnWrite = false };

    private static MemoryStream Body(BreakDocument document) => CosmosCalls.Body(document, StorageJson.Default.BreakDocument);

    private static void Require(TransactionalBatchResponse response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new CosmosException($"A batch of breaks failed: {response.ErrorMessage}", response.StatusCode, 0, response.ActivityId, response.RequestCharge);
        }
    }
}

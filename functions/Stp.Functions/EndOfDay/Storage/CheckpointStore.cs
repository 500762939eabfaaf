using Microsoft.Azure.Cosmos;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Functions.Cosmos;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>From where later checks may go on, by run and account. What a run leaves counts once the run is signed.</summary>
internal sealed class CheckpointStore(StpDatabase database, CosmosCalls calls)
{
    private const int PageSize = 500;

    /// <summary>Stores the checkpoint of an account, or that there is none; a second look takes the place of the first.</summary>
    public async Task PutAsync(RunKey key, string account, AccountCheckpoint? checkpoint, CancellationToken cancellationToken)
    {
        // The first part last: a checkpoint that can be seen is whole.
        foreach (var document in CheckpointDocument.Of(key, account, checkpoint).Reverse())
        {
            await calls.UpsertAsync(
                database.EndOfDay, EndOfDayPartition.Of(key.BusinessDate), document, StorageJson.Default.CheckpointDocument, cancellationToken);
        }
    }

    /// <summary>The checkpoint of an account, or null where the run has left none.</summary>
    public async Task<AccountCheckpoint?> FindAsync(RunKey key, string account, CancellationToken cancellationToken)
    {
        var parts = new List<CheckpointDocument>();
        do
        {
            var read = await calls.ReadAsync(
                database.EndOfDay,
                CheckpointDocument.IdOf(key.Run, account, parts.Count),
                EndOfDayPartition.Of(key.BusinessDate),
                StorageJson.Default.CheckpointDocument,
                cancellationToken);
            if (read is null or { Document.Parts: 0 })
            {
                return null;
            }

            parts.Add(read.Document);
        }
        while (parts.Count < parts[0].Parts);
        return CheckpointDocument.Join(parts);
    }

    /// <summary>Forgets some of what the runs of business dates before one have left, and gives the number of documents: 0 when none is left.</summary>
    public async Task<int> DeleteBeforeAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition("SELECT c.id, c.businessDate FROM c WHERE c.type = @type AND c.businessDate < @date")
            .WithParameter("@type", CheckpointDocument.FixedType)
            .WithParameter("@date", EndOfDayPartition.Text(date));
        var (old, _) = await calls.QueryPageAsync(
            database.EndOfDay, query, partitionKey: null, StorageJson.Default.CheckpointName, PageSize, cancellationToken);
        await calls.DeleteAsync(database.EndOfDay, old.Select(name => (EndOfDayPartition.Of(name.BusinessDate), name.Id)), cancellationToken);
        return old.Count;
    }
}

/// <summary>Where a part of a checkpoint stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="BusinessDate">Its partition.</param>
internal sealed record CheckpointName(string Id, DateOnly BusinessDate);

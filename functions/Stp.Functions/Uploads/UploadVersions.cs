using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Uploads;

/// <summary>
/// The versions of what was uploaded to one partition. A version takes its number first, then its parts are written, and only then it can be
/// seen: so two uploads at once do not mix, and one that is cut off leaves nothing but a number.
/// </summary>
internal sealed class UploadVersions(Container container, PartitionKey partition, CosmosCalls calls, AuditOutbox outbox)
{
    /// <summary>Numbers that others take while one is looked for.</summary>
    private const int MaxAttempts = 50;

    private static readonly ItemRequestOptions NoAnswer = new() { EnableContentResponseOnWrite = false };

    /// <summary>The newest whole version, or null.</summary>
    public Task<UploadDocument?> LatestAsync(CancellationToken cancellationToken) => NewestAsync(" AND c.whole = true", cancellationToken);

    /// <summary>A whole version, or null.</summary>
    public async Task<UploadDocument?> FindAsync(int version, CancellationToken cancellationToken)
    {
        var read = await calls.ReadAsync(
            container, UploadDocument.IdOf(version), partition, StorageJson.Default.UploadDocument, cancellationToken);
        return read is { Document.Whole: true } ? read.Document : null;
    }

    /// <summary>Adds a version, unless the newest is the same file read the same way: then that one is given back.</summary>
    /// <param name="draft">The version, still without a number.</param>
    /// <param name="writeParts">Writes what it holds.</param>
    /// <param name="cancellationToken">Gives up; nothing can be seen then.</param>
    public async Task<(UploadDocument Document, bool IsNew)> AddAsync(
        UploadDocument draft, Func<int, CancellationToken, Task> writeParts, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(cancellationToken);
        if (latest is not null && (latest.Sha256, latest.ContextDigest) == (draft.Sha256, draft.ContextDigest))
        {
            return (latest, false);
        }

        var claimed = await ClaimAsync(draft, cancellationToken);
        await writeParts(claimed.Version, cancellationToken);
        var whole = claimed with { Whole = true };
        await ShowAsync(whole, UploadAudit.Of(latest, whole), cancellationToken);
        return (whole, true);
    }

    /// <summary>Makes a version seen, together with its entry of the audit trail.</summary>
    private async Task ShowAsync(UploadDocument whole, PendingAudit pending, CancellationToken cancellationToken)
    {
        using var response = await calls.ExecuteAsync(
            token => AuditOutbox.With(
                container.CreateTransactionalBatch(partition).ReplaceItemStream(
                    whole.Id,
                    CosmosCalls.Body(whole, StorageJson.Default.UploadDocument),
                    new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false }),
                pending).ExecuteAsync(token),
            cancellationToken);
        // The entry is there where an earlier attempt was applied and its answer lost.
        if (response.StatusCode != HttpStatusCode.Conflict)
        {
            CosmosCalls.Require(response);
        }

        await outbox.TryMoveAsync(pending, cancellationToken);
    }

    private async Task<UploadDocument> ClaimAsync(UploadDocument draft, CancellationToken cancellationToken)
    {
        var first = ((await NewestAsync("", cancellationToken))?.Version ?? 0) + 1;
        for (var version = first; version < first + MaxAttempts; version++)
        {
            var claim = draft with { Id = UploadDocument.IdOf(version), Version = version };
            using var response = await calls.SendAsync(
                token => container.CreateItemStreamAsync(CosmosCalls.Body(claim, StorageJson.Default.UploadDocument), partition, NoAnswer, token),
                cancellationToken);
            if (response.StatusCode != HttpStatusCode.Conflict)
            {
                response.EnsureSuccessStatusCode();
                return claim;
            }
        }

        throw new TimeoutException($"{MaxAttempts} versions of {draft.Date:yyyy-MM-dd} were taken by others while one was added.");
    }

    private async Task<UploadDocument?> NewestAsync(string condition, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition($"SELECT * FROM c WHERE c.type = 'version'{condition} ORDER BY c.version DESC");
        var found = await calls.QueryAsync(container, query, partition, StorageJson.Default.UploadDocument, limit: 1, cancellationToken);
        return found.FirstOrDefault();
    }
}

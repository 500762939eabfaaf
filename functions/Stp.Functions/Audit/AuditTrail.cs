using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Audit;

/// <summary>Who did what, when, with what it was before and after. Entries are added; there is no way to change or delete one.</summary>
internal sealed class AuditTrail(StpDatabase database, CosmosCalls calls)
{
    /// <summary>Of what was before and after together; with the rest well below the 2 MB of a Cosmos item.</summary>
    private const int MaxChars = 256 << 10;

    /// <summary>Entries that are written at a time.</summary>
    private const int MaxConcurrency = 16;

    private static readonly ItemRequestOptions NoAnswer = new() { EnableContentResponseOnWrite = false };

    /// <summary>Adds an entry. The same one once more changes nothing, so a caller that was cut off may try again.</summary>
    /// <exception cref="ArgumentException">It is too large.</exception>
    public async Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        if ((entry.Before?.Length ?? 0) + (entry.After?.Length ?? 0) > MaxChars)
        {
            throw new ArgumentException($"What was before and after have more than {MaxChars} characters.", nameof(entry));
        }

        var document = AuditDocument.Of(entry);
        using var response = await calls.SendAsync(
            token => database.Audit.CreateItemStreamAsync(
                CosmosCalls.Body(document, StorageJson.Default.AuditDocument), new PartitionKey(document.Month), NoAnswer, token),
            cancellationToken);
        if (response.StatusCode != HttpStatusCode.Conflict)
        {
            response.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Adds many entries; after a fault some may be there, and all of them once the same call has succeeded.</summary>
    public Task RecordAsync(IEnumerable<AuditEntry> entries, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        entries,
        new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken },
        async (entry, token) => await RecordAsync(entry, token));

    /// <summary>Up to <paramref name="limit"/> entries after a place in the list, newest first.</summary>
    public async Task<QueryPage<AuditDocument>> ListAsync(
        AuditFilter filter, (DateTimeOffset At, string Id)? after, int limit, CancellationToken cancellationToken) => await calls.QueryPageAsync(
        database.Audit, filter.Query(after), partitionKey: null, StorageJson.Default.AuditDocument, limit, cancellationToken);
}

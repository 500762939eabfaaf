using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;
using Stp.Domain.Holding.Review;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Exceptions.Storage;

/// <summary>Held messages in Cosmos DB, one by one; <see cref="ExceptionLists"/> has many of them.</summary>
internal sealed class CosmosExceptionStore(StpDatabase database, CosmosCalls calls, AuditedWrites writes, TimeProvider time)
{
    /// <summary>Who resolves an exception whose cause is gone by itself.</summary>
    private const string Nobody = "system";

    /// <summary>Exceptions that are worked on at a time.</summary>
    public const int MaxConcurrency = 16;

    /// <summary>Longest raw message that is kept, and listed, with its exception: a page of 1,000 fits in memory.</summary>
    private const int MaxInlineRaw = 64 << 10;

    /// <summary>Bytes of a longer one in each of its parts: as base64 well below the 2 MB of a Cosmos item.</summary>
    private const int MaxRawInPart = 1_000_000;

    private const int IdLength = 32;

    /// <summary>Stores exceptions that are not stored yet; one that is keeps its state, whatever a person has done with it.</summary>
    public Task HoldAsync(IReadOnlyCollection<HeldException> exceptions, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        exceptions.DistinctBy(e => e.Id),
        new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken },
        async (held, token) => await HoldAsync(held, token));

    /// <summary>One exception, or null.</summary>
    public async Task<HeldExceptionDocument?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(id, cancellationToken))?.Document;

    /// <summary>
    /// Changes an exception under its ETag, as often as somebody else was first; null where there is none. The same instance means no change. A
    /// change may be asked for once more after it was stored, where the answer of the store was lost.
    /// </summary>
    public Task<HeldExceptionDocument?> ChangeAsync(
        string id, Func<HeldExceptionDocument, HeldExceptionDocument> change, CancellationToken cancellationToken) =>
        ChangeAsync(id, change, (_, _) => null, cancellationToken);

    /// <summary>The same together with an entry of the audit trail for what was before and after; null for none.</summary>
    public Task<HeldExceptionDocument?> ChangeAsync(
        string id,
        Func<HeldExceptionDocument, HeldExceptionDocument> change,
        Func<HeldExceptionDocument, HeldExceptionDocument, PendingAudit?> audit,
        CancellationToken cancellationToken) => writes.ChangeAsync(
        database.Exceptions,
        StorageJson.Default.HeldExceptionDocument,
        token => ReadAsync(id, token),
        document => (document.Id, new PartitionKey(document.ExceptionId)),
        document => Task.FromResult(change(document)),
        audit,
        cancellationToken);

    /// <summary>Marks an exception as resolved whose cause is gone by itself; one that a person has dealt with meanwhile keeps its state.</summary>
    public Task ResolveAsync(string id, string text, CancellationToken cancellationToken) => ChangeAsync(
        id,
        document => document.Review.Status == HeldStatus.Open
            ? document with { Review = document.Review.Resolve(attempt: null, Nobody, batch: null, text, time.GetUtcNow()) }
            : document,
        cancellationToken);

    /// <summary>Keeps another id taken for an exception, so that a replay of its message adds no second one. Nothing where that id is taken already.</summary>
    public Task AliasAsync(HeldExceptionDocument document, string id, CancellationToken cancellationToken) =>
        TryCreateAsync(id, document.Alias(id), StorageJson.Default.HeldExceptionDocument, cancellationToken);

    /// <summary>The raw bytes of an exception, put together again where they are in parts.</summary>
    public async Task<byte[]> RawAsync(HeldExceptionDocument document, CancellationToken cancellationToken)
    {
        if (document.Raw is not null)
        {
            return document.Raw;
        }

        var raw = new List<byte>(document.RawBytes);
        for (var part = 0; part < document.RawParts; part++)
        {
            var read = await calls.ReadAsync(
                database.Exceptions, PartId(part), new PartitionKey(document.ExceptionId), StorageJson.Default.RawPartDocument, cancellationToken)
                ?? throw new InvalidOperationException($"Part {part} of exception {document.ExceptionId} is missing.");
            raw.AddRange(read.Document.Raw);
        }

        return [.. raw];
    }

    /// <summary>Others than ids are not asked for: some characters mean something else in the address of a document, and parts have ids too.</summary>
    private async Task<Tagged<HeldExceptionDocument>?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length != IdLength || !id.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var read = await ReadAsIsAsync(id, cancellationToken);
        return read?.Document.AliasOf is { } other ? await ReadAsIsAsync(other, cancellationToken) : read;
    }

    private Task<Tagged<HeldExceptionDocument>?> ReadAsIsAsync(string id, CancellationToken cancellationToken) => calls.ReadAsync(
        database.Exceptions, id, new PartitionKey(id), StorageJson.Default.HeldExceptionDocument, cancellationToken);

    /// <summary>Parts first: an exception that can be seen is whole.</summary>
    private async Task HoldAsync(HeldException held, CancellationToken cancellationToken)
    {
        var parts = held.Raw.Length <= MaxInlineRaw ? [] : held.Raw.ToArray().Chunk(MaxRawInPart).ToArray();
        for (var part = 0; part < parts.Length; part++)
        {
            await TryCreateAsync(
                held.Id, new RawPartDocument(PartId(part), held.Id, "part", parts[part]), StorageJson.Default.RawPartDocument, cancellationToken);
        }

        var document = HeldExceptionDocument.Of(held, parts.Length);
        var isNew = await TryCreateAsync(held.Id, document, StorageJson.Default.HeldExceptionDocument, cancellationToken);
        if (!isNew && held.DeadLetter is { } deadLetter)
        {
            await ChangeAsync(held.Id, stored => stored.With(deadLetter), cancellationToken);
        }
    }

    private Task<bool> TryCreateAsync<T>(string exceptionId, T document, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        calls.TryCreateAsync(database.Exceptions, new PartitionKey(exceptionId), document, type, cancellationToken);

    private static string PartId(int part) => $"part-{part:000}";
}

using System.Net;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Exceptions;

/// <summary>Held messages in Cosmos DB.</summary>
internal sealed class CosmosExceptionStore(StpDatabase database, CosmosCalls calls)
{
    /// <summary>Longest raw message that is kept, and listed, with its exception: a page of 1,000 fits in memory.</summary>
    private const int MaxInlineRaw = 64 << 10;

    /// <summary>Bytes of a longer one in each of its parts: as base64 well below the 2 MB of a Cosmos item.</summary>
    private const int MaxRawInPart = 1_000_000;

    private const int IdLength = 32;

    private const int MaxConcurrency = 16;

    /// <summary>Stores exceptions that are not stored yet; one that is keeps its state, whatever a person has done with it.</summary>
    public async Task HoldAsync(IReadOnlyCollection<HeldException> exceptions, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(
            exceptions.DistinctBy(e => e.Id),
            new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken },
            async (held, token) => await HoldAsync(held, token));

    /// <summary>One exception, or null.</summary>
    public async Task<HeldExceptionDocument?> FindAsync(string id, CancellationToken cancellationToken)
    {
        // Others are not asked for: some characters mean something else in the address of a document, and parts have ids too.
        var isId = id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);
        var read = isId
            ? await calls.ReadAsync(database.Exceptions, id, new PartitionKey(id), StorageJson.Default.HeldExceptionDocument, cancellationToken)
            : null;
        return read?.Document;
    }

    /// <summary>Up to <paramref name="limit"/> exceptions of a status and a reason, null for any, after a place in the list, oldest first.</summary>
    public async Task<QueryPage<HeldExceptionDocument>> ListAsync(
        string? status, string? reason, (DateTimeOffset ReceivedAt, string Id)? after, int limit, CancellationToken cancellationToken)
    {
        var where = "c.type = 'exception'"
            + (status is null ? "" : " AND c.status = @status")
            + (reason is null ? "" : " AND c.reason = @reason")
            + (after is null ? "" : " AND (c.receivedAt > @at OR (c.receivedAt = @at AND c.exceptionId > @id))");
        var order = status is null ? "c.type, c.receivedAt, c.exceptionId" : "c.type, c.status, c.receivedAt, c.exceptionId";
        var query = new QueryDefinition($"SELECT * FROM c WHERE {where} ORDER BY {order}")
            .WithParameter("@status", status)
            .WithParameter("@reason", reason)
            .WithParameter("@at", after is { } place ? SortableInstantConverter.Text(place.ReceivedAt) : null)
            .WithParameter("@id", after?.Id);
        return await calls.QueryPageAsync(
            database.Exceptions, query, partitionKey: null, StorageJson.Default.HeldExceptionDocument, limit, cancellationToken);
    }


    /// <summary>How many exceptions were received by an instant and are open, by venue and reason.</summary>
    public async Task<IReadOnlyList<HeldCount>> CountOpenAsync(DateTimeOffset receivedBy, CancellationToken cancellationToken)
    {
        var open = calls.StreamAsync<HeldName>(
            database.Exceptions,
            after => new QueryDefinition(
                "SELECT c.venue, c.reason, c.receivedAt, c.exceptionId FROM c WHERE c.type = 'exception' AND c.status = 'open' AND c.receivedAt <= @by"
                + (after is null ? "" : " AND (c.receivedAt > @at OR (c.receivedAt = @at AND c.exceptionId > @id))")
                + " ORDER BY c.type, c.status, c.receivedAt, c.exceptionId")
                .WithParameter("@by", SortableInstantConverter.Text(receivedBy))
                .WithParameter("@at", after is null ? null : SortableInstantConverter.Text(after.ReceivedAt))
                .WithParameter("@id", after?.ExceptionId),
            partitionKey: null,
            StorageJson.Default.DocumentPageHeldName,
            cancellationToken);
        var counts = new SortedDictionary<(string Venue, string Reason), int>();
        await foreach (var held in open)
        {
            var place = (held.Venue, held.Reason);
            counts[place] = counts.GetValueOrDefault(place) + 1;
        }

        return [.. counts.Select(count => new HeldCount(count.Key.Venue, count.Key.Reason, count.Value))];
    }

    /// <summary>Marks an open exception as resolved; one that a person has dealt with meanwhile keeps its state.</summary>
    public async Task ResolveAsync(string id, CancellationToken cancellationToken)
    {
        var read = await calls.ReadAsync(
            database.Exceptions, id, new PartitionKey(id), StorageJson.Default.HeldExceptionDocument, cancellationToken);
        if (read is not { Document.Status: HeldExceptionDocument.Open })
        {
            return;
        }

        var resolved = read.Document with { Status = HeldExceptionDocument.Resolved };
        using var response = await calls.SendAsync(
            token => database.Exceptions.ReplaceItemStreamAsync(
                CosmosCalls.Body(resolved, StorageJson.Default.HeldExceptionDocument),
                id,
                new PartitionKey(id),
                new ItemRequestOptions { IfMatchEtag = read.ETag, EnableContentResponseOnWrite = false },
                token),
            cancellationToken);
        if (response.StatusCode != HttpStatusCode.PreconditionFailed)
        {
            response.EnsureSuccessStatusCode();
        }
    }

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

    /// <summary>Parts first: an exception that can be seen is whole.</summary>
    private async Task HoldAsync(HeldException held, CancellationToken cancellationToken)
    {
        var parts = held.Raw.Length <= MaxInlineRaw ? [] : held.Raw.ToArray().Chunk(MaxRawInPart).ToArray();
        for (var part = 0; part < parts.Length; part++)
        {
            await CreateAsync(
                held.Id, new RawPartDocument(PartId(part), held.Id, "part", parts[part]), StorageJson.Default.RawPartDocument, cancellationToken);
        }

        await CreateAsync(held.Id, DocumentOf(held, parts.Length), StorageJson.Default.HeldExceptionDocument, cancellationToken);
    }

    private async Task CreateAsync<T>(string exceptionId, T document, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await calls.SendAsync(
            token => database.Exceptions.CreateItemStreamAsync(
                CosmosCalls.Body(document, type), new PartitionKey(exceptionId), new ItemRequestOptions { EnableContentResponseOnWrite = false }, token),
            cancellationToken);
        if (response.StatusCode != HttpStatusCode.Conflict)
        {
            response.EnsureSuccessStatusCode();
        }
    }

    private static string PartId(int part) => $"part-{part:000}";

    private static HeldExceptionDocument DocumentOf(HeldException held, int parts) => new()
    {
        Id = held.Id,
        ExceptionId = held.Id,
        Reason = held.Why.Reason,
        Detail = held.Why.Detail,
        Venue = held.Venue,
        Session = held.Session,
        SeqNum = held.SeqNum,
        Raw = parts == 0 ? held.Raw.ToArray() : null,
        RawParts = parts,
        RawBytes = held.Raw.Length,
        ReceivedAt = held.ReceivedAt,
        TradeKey = held.TradeKey,
        Status = HeldExceptionDocument.Open,
    };
}

/// <summary>What of an exception is counted, and its place in the list.</summary>
internal sealed record HeldName(string Venue, string Reason, DateTimeOffset ReceivedAt, string ExceptionId);

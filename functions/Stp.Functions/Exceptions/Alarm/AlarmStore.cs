using Microsoft.Azure.Cosmos;
using Stp.Domain.Holding.Alarm;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Exceptions.Alarm;

/// <summary>Remembers which alarms are raised, in container <c>exceptions</c>.</summary>
internal sealed class AlarmStore(StpDatabase database, CosmosCalls calls)
{
    /// <summary>The alarms as they stand, with their tag; null before the first change.</summary>
    public Task<Tagged<AlarmDocument>?> ReadAsync(CancellationToken cancellationToken) => calls.ReadAsync(
        database.Exceptions, AlarmDocument.FixedId, new PartitionKey(AlarmDocument.FixedId), StorageJson.Default.AlarmDocument, cancellationToken);

    /// <summary>Stores the alarms; false where another run has stored them since they were read.</summary>
    public Task<bool> TryWriteAsync(AlarmDocument document, string? etag, CancellationToken cancellationToken)
    {
        var key = new PartitionKey(AlarmDocument.FixedId);
        return etag is null
            ? calls.TryCreateAsync(database.Exceptions, key, document, StorageJson.Default.AlarmDocument, cancellationToken)
            : calls.TryReplaceAsync(database.Exceptions, document.Id, key, document, etag, StorageJson.Default.AlarmDocument, cancellationToken);
    }
}

/// <summary>The alarms as they stand.</summary>
internal sealed record AlarmDocument
{
    public const string FixedId = "alarms";

    public string Id { get; init; } = FixedId;

    /// <summary>The id: the partition.</summary>
    public string ExceptionId { get; init; } = FixedId;

    public string Type { get; init; } = FixedId;

    public AlarmState Count { get; init; } = AlarmState.Quiet;

    public AlarmState Age { get; init; } = AlarmState.Quiet;
}

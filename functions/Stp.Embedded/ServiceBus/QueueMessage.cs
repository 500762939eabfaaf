namespace Stp.Embedded.ServiceBus;

/// <summary>A message as it is stored: the queue neither reads nor changes what is in it.</summary>
/// <param name="MessageId">The sender's id, for duplicate detection; null where it gave none.</param>
/// <param name="Envelope">Properties, as <see cref="MessageEnvelope"/> writes them.</param>
/// <param name="Body">The bytes sent.</param>
internal sealed record QueueMessage(string? MessageId, byte[] Envelope, ReadOnlyMemory<byte> Body)
{
    /// <summary>When the message is to appear; null for at once.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }
}

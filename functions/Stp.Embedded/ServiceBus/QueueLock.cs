namespace Stp.Embedded.ServiceBus;

/// <summary>What a receiver shows to settle a delivery.</summary>
/// <param name="Path">The queue, or dead-letter queue, that it was received from.</param>
/// <param name="Sequence">The message.</param>
/// <param name="Token">The lock of this delivery.</param>
internal readonly record struct QueueLock(string Path, long Sequence, Guid Token);

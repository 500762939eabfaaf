namespace Stp.Embedded.ServiceBus;

/// <summary>A message handed to a receiver, or looked at.</summary>
/// <param name="Sequence">Unique in the file, and rising in the order of sending.</param>
/// <param name="LockToken">What settles this delivery; empty for a message only looked at.</param>
/// <param name="LockedUntil">When the lock ends.</param>
/// <param name="DeliveryCount">This delivery included.</param>
/// <param name="EnqueuedAt">When it appeared in the queue.</param>
/// <param name="Message">What was sent.</param>
internal sealed record QueueDelivery(
    long Sequence, Guid LockToken, DateTimeOffset LockedUntil, int DeliveryCount, DateTimeOffset EnqueuedAt, QueueMessage Message);

using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.Tests.ServiceBus;

/// <summary>A surrounding that the compliance suite runs against. Its queues are empty when a test begins.</summary>
public abstract class QueueUnderTest : IAsyncDisposable
{
    /// <summary>Deliveries that both queues allow.</summary>
    public const int MaxDeliveryCount = 3;

    public abstract ServiceBusClient Client { get; }

    /// <summary>A queue without duplicate detection.</summary>
    public abstract string Queue { get; }

    /// <summary>A queue that detects duplicates over at least a minute.</summary>
    public abstract string DeduplicatingQueue { get; }

    /// <summary>Largest message and batch of the queues.</summary>
    public abstract int MaxMessageBytes { get; }

    /// <summary>Half of the lock duration passes.</summary>
    public abstract Task PassHalfALockAsync();

    public abstract ValueTask DisposeAsync();
}

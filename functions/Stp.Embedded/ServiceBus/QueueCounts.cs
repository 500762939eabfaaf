namespace Stp.Embedded.ServiceBus;

/// <summary>What a queue holds now.</summary>
/// <param name="Active">Messages to be delivered now or later, locked ones and scheduled ones included.</param>
/// <param name="DeadLetter">Messages in its dead-letter queue.</param>
internal readonly record struct QueueCounts(long Active, long DeadLetter);

using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.ServiceBus;

/// <summary>What goes wrong, as Service Bus reports it.</summary>
internal static class QueueFaults
{
    public static ServiceBusException NotFound(string path) =>
        new($"There is no queue '{path}'.", ServiceBusFailureReason.MessagingEntityNotFound, path);

    public static ServiceBusException LockLost(string path) =>
        new("The lock of the message has expired, or the message is already settled.", ServiceBusFailureReason.MessageLockLost, path);

    public static ServiceBusException TooLarge(string path, long bytes, long maxBytes) =>
        new($"The message has {bytes} bytes, {maxBytes} are allowed.", ServiceBusFailureReason.MessageSizeExceeded, path);

    public static ServiceBusException MessageNotFound(string path, long sequence) =>
        new($"There is no scheduled message {sequence}.", ServiceBusFailureReason.MessageNotFound, path);
}

#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>Messages to be sent in one go. Made by a sender, or by <see cref="ServiceBusModelFactory"/>.</summary>
public sealed class ServiceBusMessageBatch : IDisposable
{
    private readonly IList<ServiceBusMessage> _messages;
    private readonly Func<ServiceBusMessage, bool> _mayAdd;

    internal ServiceBusMessageBatch(
        long sizeInBytes,
        long maxSizeInBytes,
        IList<ServiceBusMessage> messages,
        Func<ServiceBusMessage, bool> mayAdd)
    {
        SizeInBytes = sizeInBytes;
        MaxSizeInBytes = maxSizeInBytes;
        _messages = messages;
        _mayAdd = mayAdd;
    }

    /// <summary>Messages in it.</summary>
    public int Count => _messages.Count;

    /// <summary>Its limit.</summary>
    public long MaxSizeInBytes { get; }

    /// <summary>Its size on the wire.</summary>
    public long SizeInBytes { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The messages belong to whoever made the batch.
    }

    /// <summary>Adds the message if it fits.</summary>
    public bool TryAddMessage(ServiceBusMessage message)
    {
        if (!_mayAdd(message))
        {
            return false;
        }

        _messages.Add(message);
        return true;
    }
}

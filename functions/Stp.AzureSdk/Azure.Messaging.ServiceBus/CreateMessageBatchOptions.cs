#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>How a batch is made.</summary>
public class CreateMessageBatchOptions
{
    /// <summary>The limit of the batch; the entity's own where null.</summary>
    public long? MaxSizeInBytes { get; set; }
}

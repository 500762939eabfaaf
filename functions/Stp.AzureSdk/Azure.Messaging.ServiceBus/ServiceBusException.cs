#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>A Service Bus operation failed.</summary>
public class ServiceBusException : Exception
{
    /// <summary>A failure without details.</summary>
    public ServiceBusException()
    {
    }

    /// <summary>A failure of which the caller says whether it is transient.</summary>
    public ServiceBusException(
        bool isTransient,
        string message,
        string entityName = null,
        ServiceBusFailureReason reason = ServiceBusFailureReason.GeneralError,
        Exception innerException = null)
        : base(message, innerException)
    {
        IsTransient = isTransient;
        EntityPath = entityName;
        Reason = reason;
    }

    /// <summary>A failure whose reason says whether it is transient.</summary>
    public ServiceBusException(string message, ServiceBusFailureReason reason, string entityPath = null, Exception innerException = null)
        : this(MayPass(reason), message, entityPath, reason, innerException)
    {
    }

    /// <summary>The entity, or null.</summary>
    public string EntityPath { get; }

    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient { get; }

    /// <inheritdoc/>
    public override string Message =>
        string.IsNullOrEmpty(EntityPath) ? $"{base.Message} ({Reason})" : $"{base.Message} ({EntityPath} - {Reason})";

    /// <summary>The reason.</summary>
    public ServiceBusFailureReason Reason { get; }

    private static bool MayPass(ServiceBusFailureReason reason) => reason
        is ServiceBusFailureReason.ServiceCommunicationProblem or ServiceBusFailureReason.ServiceTimeout or ServiceBusFailureReason.ServiceBusy;
}

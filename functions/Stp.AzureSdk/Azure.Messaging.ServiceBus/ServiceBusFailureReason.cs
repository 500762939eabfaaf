#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>Why an operation failed.</summary>
public enum ServiceBusFailureReason
{
    /// <summary>Anything else.</summary>
    GeneralError = 0,

    /// <summary>No such queue, topic or subscription.</summary>
    MessagingEntityNotFound = 1,

    /// <summary>The lock has run out: the message is delivered again.</summary>
    MessageLockLost = 2,

    /// <summary>No such message.</summary>
    MessageNotFound = 3,

    /// <summary>Too large.</summary>
    MessageSizeExceeded = 4,

    /// <summary>The entity is switched off.</summary>
    MessagingEntityDisabled = 5,

    /// <summary>The entity is full.</summary>
    QuotaExceeded = 6,

    /// <summary>Throttled.</summary>
    ServiceBusy = 7,

    /// <summary>No answer in time.</summary>
    ServiceTimeout = 8,

    /// <summary>The connection failed.</summary>
    ServiceCommunicationProblem = 9,

    /// <summary>Another receiver holds the session.</summary>
    SessionCannotBeLocked = 10,

    /// <summary>The lock of the session has run out.</summary>
    SessionLockLost = 11,

    /// <summary>The name is taken.</summary>
    MessagingEntityAlreadyExists = 12,
}

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Queue or topic.</summary>
public enum ServiceBusEntityType
{
    /// <summary>A queue.</summary>
    Queue,

    /// <summary>A topic.</summary>
    Topic,
}

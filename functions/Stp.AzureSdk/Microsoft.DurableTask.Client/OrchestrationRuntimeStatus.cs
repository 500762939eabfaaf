namespace Microsoft.DurableTask.Client;

/// <summary>The state of an instance.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>It has started.</summary>
    Running,

    /// <summary>It has ended well.</summary>
    Completed,

    /// <summary>No longer used.</summary>
    [Obsolete("The ContinuedAsNew status is obsolete and exists only for compatibility reasons.")]
    ContinuedAsNew,

    /// <summary>It has ended with an exception.</summary>
    Failed,

    /// <summary>No longer used.</summary>
    [Obsolete("The Canceled status is not currently used and exists only for compatibility reasons.")]
    Canceled,

    /// <summary>It was ended by a client.</summary>
    Terminated,

    /// <summary>It has not yet started.</summary>
    Pending,

    /// <summary>It was halted by a client.</summary>
    Suspended,
}

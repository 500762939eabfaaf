namespace Stp.Embedded.Tests.Faults;

/// <summary>What can go wrong with a call to Cosmos DB.</summary>
public enum GatewayFaultKind
{
    /// <summary>The call is carried out and the connection breaks before the answer.</summary>
    AppliedThenDropped,

    /// <summary>The connection breaks before the call arrives.</summary>
    DroppedBeforeApply,

    /// <summary>408: the service gave up waiting; the call was carried out.</summary>
    TimeoutAfterApply,

    /// <summary>408: the service gave up waiting; the call was not carried out.</summary>
    Timeout,

    /// <summary>429 once, with a time to wait.</summary>
    Throttled,

    /// <summary>429 for the same call more often than the SDK itself tries again.</summary>
    ThrottledBeyondPatience,

    /// <summary>449: a concurrent write was in the way.</summary>
    RetryWith,

    /// <summary>503.</summary>
    Unavailable,
}

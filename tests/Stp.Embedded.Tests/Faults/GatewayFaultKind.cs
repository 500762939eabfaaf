namespace Stp.Embedded.Tests.Faults;

/// <summary>How a request to Cosmos goes wrong.</summary>
public enum GatewayFaultKind
{
    /// <summary>The connection breaks before the service sees the request.</summary>
    DropBeforeApply,

    /// <summary>The service does what was asked, and the answer is lost.</summary>
    ApplyThenDrop,

    /// <summary>408: the service gave up, having done nothing.</summary>
    RequestTimeout,

    /// <summary>408, although the service did what was asked.</summary>
    ApplyThenRequestTimeout,

    /// <summary>429 with a short time to wait. The SDK tries again by itself, nine times by default.</summary>
    TooManyRequests,

    /// <summary>449: another write was under way. The SDK tries again by itself.</summary>
    RetryWith,

    /// <summary>503: nothing was done.</summary>
    ServiceUnavailable,

    /// <summary>503, although the service did what was asked.</summary>
    ApplyThenServiceUnavailable,
}

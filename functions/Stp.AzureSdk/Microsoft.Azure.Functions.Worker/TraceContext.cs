using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>W3C trace context of an invocation.</summary>
public abstract class TraceContext
{
    /// <summary>The traceparent.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The tracestate.</summary>
    public abstract string TraceState { get; }

    /// <summary>Attributes of the trace.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes => ImmutableDictionary<string, string>.Empty;

    /// <summary>Baggage of the trace.</summary>
    public virtual IReadOnlyDictionary<string, string> Baggage => ImmutableDictionary<string, string>.Empty;
}

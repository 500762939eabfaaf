namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger told about an invocation.</summary>
public abstract class BindingContext
{
    /// <summary>By name.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}

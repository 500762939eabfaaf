namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which try an invocation is.</summary>
public abstract class RetryContext
{
    /// <summary>Tries before this one.</summary>
    public abstract int RetryCount { get; }

    /// <summary>Retries allowed.</summary>
    public abstract int MaxRetryCount { get; }
}

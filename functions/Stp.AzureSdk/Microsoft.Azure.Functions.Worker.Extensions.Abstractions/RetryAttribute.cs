namespace Microsoft.Azure.Functions.Worker;

/// <summary>Base of the retry policies of a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>For subclasses.</summary>
    public RetryAttribute()
    {
    }

    /// <summary>Retries after the first try; -1 for no end.</summary>
    public int MaxRetryCount { get; set; }
}

namespace Microsoft.DurableTask.Client;

/// <summary>What a purge has done.</summary>
public class PurgeResult
{
    /// <summary>So many instances.</summary>
    public PurgeResult(int count)
    {
        if (count < 0)
        {
            throw new ArgumentException("Negative.", nameof(count));
        }

        PurgedInstanceCount = count;
    }

    /// <summary>So many instances, and whether that is all.</summary>
    public PurgeResult(int count, bool? isComplete)
        : this(count) => IsComplete = isComplete;

    /// <summary>Instances purged.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether none is left; null: unknown.</summary>
    public bool? IsComplete { get; }
}

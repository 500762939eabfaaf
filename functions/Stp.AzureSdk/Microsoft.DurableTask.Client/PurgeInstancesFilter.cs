namespace Microsoft.DurableTask.Client;

/// <summary>Which instances are purged.</summary>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>How long the purge may go on; null: until it is done.</summary>
    public TimeSpan? Timeout { get; init; }
}

namespace Microsoft.DurableTask.Client;

/// <summary>Typed settings of a start.</summary>
public static class StartOrchestrationOptionsExtensions
{
    /// <summary>Statuses of an instance with that id that make the start fail.</summary>
    public static StartOrchestrationOptions WithDedupeStatuses(
        this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses) =>
        options with { DedupeStatuses = dedupeStatuses.Select(status => status.ToString()).ToList() };
}

using Microsoft.DurableTask.Client;

namespace Stp.Embedded.Durable.Journal;

/// <summary>What the states of an instance mean.</summary>
internal static class RuntimeStatuses
{
    public static readonly IReadOnlyList<OrchestrationRuntimeStatus> Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    public static readonly IReadOnlyList<OrchestrationRuntimeStatus> Alive =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    public static bool HasEnded(this OrchestrationRuntimeStatus status) => Ended.Contains(status);
}

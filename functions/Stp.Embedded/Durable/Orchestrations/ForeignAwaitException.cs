namespace Stp.Embedded.Durable.Orchestrations;

/// <summary>An orchestrator has awaited something that is not a task of its context.</summary>
internal sealed class ForeignAwaitException() : InvalidOperationException(
    "The orchestrator awaits something other than tasks of its TaskOrchestrationContext, or awaits them with ConfigureAwait(false). "
    + "Such work cannot be replayed: put it into an activity.");

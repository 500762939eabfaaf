namespace Microsoft.DurableTask;

/// <summary>Who called a sub-orchestration.</summary>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId)
{
}

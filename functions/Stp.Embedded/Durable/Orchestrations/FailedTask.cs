using Microsoft.DurableTask;

namespace Stp.Embedded.Durable.Orchestrations;

/// <summary>The failure of a task as it comes out of a journal; the context makes the exception of the SDK of it.</summary>
internal sealed class FailedTask(int taskId, TaskFailureDetails failure) : Exception(failure.ErrorMessage)
{
    public int TaskId { get; } = taskId;

    public TaskFailureDetails Failure { get; } = failure;
}

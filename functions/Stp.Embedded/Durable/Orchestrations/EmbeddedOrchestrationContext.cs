using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Durable.Orchestrations;

/// <summary>What an orchestrator sees of its execution.</summary>
internal sealed class EmbeddedOrchestrationContext(OrchestrationExecution execution, Payloads payloads, ILoggerFactory loggers) : TaskOrchestrationContext
{
    private int _guids;

    public override TaskName Name => execution.Start.Name;

    public override string InstanceId => execution.Start.InstanceId;

    public override ParentOrchestrationInstance? Parent { get; } =
        execution.Start.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => execution.CurrentUtcDateTime;

    public override bool IsReplaying => execution.IsReplaying;

    protected override ILoggerFactory LoggerFactory => loggers;

    public override T? GetInput<T>()
        where T : default
    {
        execution.CheckAccess();
        return payloads.Read<T>(execution.Start.Input);
    }

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        execution.CheckAccess();
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException("TaskOptions are given as the input of the activity.", nameof(input));
        }

        return RetryLoop.RunAsync(this, options?.Retry, () => CallAsync<TResult>(
            name, taskId => new TaskScheduled(taskId, name, payloads.Write(input, $"The input of activity '{name}'"))));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        execution.CheckAccess();
        var instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        return RetryLoop.RunAsync(this, options?.Retry, () => CallAsync<TResult>(
            orchestratorName,
            taskId => new SubOrchestrationScheduled(
                taskId, orchestratorName, instanceId, payloads.Write(input, $"The input of sub-orchestration '{orchestratorName}'"))));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var fireAtUtc = fireAt.ToUniversalTime();
        return execution.Ask(taskId => new TimerCreated(taskId, fireAtUtc), cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        execution.CheckAccess();
        return execution.Events.WaitAsync<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        execution.Tell(taskId => new EventSent(taskId, instanceId, eventName, payloads.Write(payload, $"The payload of event '{eventName}'")));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        execution.CheckAccess();
        execution.CustomStatus = payloads.WriteCustomStatus(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        execution.CheckAccess();
        var input = payloads.Write(newInput, "The input of the next execution");
        var unprocessed = preserveUnprocessedEvents ? execution.Events.TakeKept() : [];
        execution.Next = new Continuation(
            input, [.. execution.Next?.Events ?? [], .. unprocessed.Select(kept => new EventRaised(kept.Name, kept.Payload))]);
    }

    public override Guid NewGuid()
    {
        execution.CheckAccess();
        return DeterministicGuid.Of($"{InstanceId}_{execution.Start.ExecutionId}_{_guids++}");
    }

    private async Task<T> CallAsync<T>(string name, Func<int, AskedEvent> make)
    {
        try
        {
            return payloads.Read<T>(await execution.Ask(make))!;
        }
        catch (FailedTask fault)
        {
            throw new TaskFailedException(name, fault.TaskId, fault.Failure);
        }
    }
}

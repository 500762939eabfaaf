using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Durable;

/// <summary>Starts and steers orchestrations of the embedded engine, which may run in another process over the same folder.</summary>
internal sealed class EmbeddedDurableTaskClient(DurableStore store, Payloads payloads, DurableOptions options, TimeProvider time)
    : DurableTaskClient("embedded")
{
    /// <summary>How soon a change is seen that another process has stored.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        var nowMs = NowMs;
        var mayReplace = DedupeStatuses.Read(options?.DedupeStatuses);
        var instance = new InstanceRow(
            options?.InstanceId ?? Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"), orchestratorName, OrchestrationRuntimeStatus.Pending)
        {
            CreatedMs = nowMs,
            StartMs = Math.Max(nowMs, options?.StartAt?.ToUnixTimeMilliseconds() ?? nowMs),
            Input = payloads.Write(input, "The input of the orchestrator"),
            Tags = options?.Tags ?? new Dictionary<string, string>(),
        };
        ArgumentException.ThrowIfNullOrEmpty(instance.InstanceId, nameof(options));
        var existing = await store.WriteAsync(instance.InstanceId, session => InstanceWrites.Start(session, instance, mayReplace), cancellation);
        return existing is null
            ? instance.InstanceId
            : throw new OrchestrationAlreadyExistsException($"An orchestration instance with the ID '{instance.InstanceId}' exists already, and is {existing}.");
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return SendAsync(instanceId, new EventRaised(eventName, payloads.Write(eventPayload, "The payload of the event")), cancellation);
    }

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        SendAsync(
            instanceId, new ExecutionTerminated(payloads.Write(options?.Output, "The output of the termination"), options?.Recursive ?? false), cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionSuspended(reason), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionResumed(reason), cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return Task.FromResult(store.Read(session => JournalRows.Instance(session, instanceId)) is { } instance
            ? InstanceMetadata.Of(instance, getInputsAndOutputs ? payloads.Converter : null)
            : null);
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return Pageable.Create((token, pageSize, _) =>
        {
            var size = pageSize ?? query.PageSize;
            var found = store.Read(session => InstanceQueries.Page(session, query, token ?? query.ContinuationToken, size));
            return Task.FromResult(new Page<OrchestrationMetadata>(
                [.. found.Select(instance => InstanceMetadata.Of(instance, query.FetchInputsAndOutputs ? payloads.Converter : null))],
                found.Count == size ? found[^1].InstanceId : null));
        });
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no such instance.</exception>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, instance => instance.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no such instance.</exception>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, instance => instance.HasEnded, getInputsAndOutputs, cancellation);

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return new PurgeResult(await store.WriteAsync(
            instanceId, session => InstanceWrites.Purge(session, instanceId, options?.Recursive ?? false), cancellation));
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, filter.Statuses ?? RuntimeStatuses.Ended);
        var started = time.GetTimestamp();
        var purged = 0;
        await foreach (var instance in GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            if (filter.Timeout is { } timeout && time.GetElapsedTime(started) > timeout)
            {
                return new PurgeResult(purged, isComplete: false);
            }

            purged += (await PurgeInstanceAsync(instance.InstanceId, options, cancellation)).PurgedInstanceCount;
        }

        return new PurgeResult(purged, isComplete: true);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>As with the real client, what is sent to an unknown instance, or to one that has ended, is dropped.</summary>
    /// <exception cref="InvalidOperationException">Too much waits for the instance already.</exception>
    private async Task SendAsync(string instanceId, JournalEvent happened, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var nowMs = NowMs;
        var hadRoom = await store.WriteAsync(
            instanceId,
            session =>
            {
                // A termination is how to get rid of an instance that drowns.
                if (happened is not ExecutionTerminated && !JournalRows.HasRoom(session, instanceId, options.MaxWaitingMessages))
                {
                    return false;
                }

                InboxWrites.Send(session, instanceId, happened, nowMs);
                return true;
            },
            cancellation);
        if (!hadRoom)
        {
            throw new InvalidOperationException($"{options.MaxWaitingMessages} messages wait for the orchestration instance '{instanceId}' already.");
        }
    }

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<InstanceRow, bool> isReached, bool getInputsAndOutputs, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var change = store.NextChange(instanceId);
            var instance = store.Read(session => JournalRows.Instance(session, instanceId))
                ?? throw new InvalidOperationException($"There is no orchestration instance '{instanceId}'.");
            if (isReached(instance))
            {
                return InstanceMetadata.Of(instance, getInputsAndOutputs ? payloads.Converter : null);
            }

            await change.WaitAsync(Poll, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

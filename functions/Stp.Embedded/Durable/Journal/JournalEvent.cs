using System.Text.Json.Serialization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Stp.Embedded.Durable.Journal;

/// <summary>
/// An entry of an instance's journal. A turn is <see cref="TurnStarted"/>, then what happened, then what the orchestrator asked for
/// because of it; replaying a journal runs the orchestrator through the same turns.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TurnStarted), "turnStarted")]
[JsonDerivedType(typeof(ExecutionStarted), "executionStarted")]
[JsonDerivedType(typeof(TaskCompleted), "taskCompleted")]
[JsonDerivedType(typeof(TaskFailed), "taskFailed")]
[JsonDerivedType(typeof(TimerFired), "timerFired")]
[JsonDerivedType(typeof(EventRaised), "eventRaised")]
[JsonDerivedType(typeof(ExecutionSuspended), "executionSuspended")]
[JsonDerivedType(typeof(ExecutionResumed), "executionResumed")]
[JsonDerivedType(typeof(ExecutionTerminated), "executionTerminated")]
[JsonDerivedType(typeof(ExecutionFaulted), "executionFaulted")]
[JsonDerivedType(typeof(TaskScheduled), "taskScheduled")]
[JsonDerivedType(typeof(SubOrchestrationScheduled), "subOrchestrationScheduled")]
[JsonDerivedType(typeof(TimerCreated), "timerCreated")]
[JsonDerivedType(typeof(EventSent), "eventSent")]
[JsonDerivedType(typeof(ExecutionCompleted), "executionCompleted")]
internal abstract record JournalEvent;

/// <summary>A turn begins; <paramref name="At"/> is the time that the orchestrator sees in it, UTC.</summary>
internal sealed record TurnStarted(DateTime At) : JournalEvent;

/// <summary>The first event of an execution.</summary>
internal sealed record ExecutionStarted(
    string InstanceId, string ExecutionId, string Name, [property: RawJson] string? Input, ParentTask? Parent) : JournalEvent;

/// <summary>An activity or sub-orchestration has ended well.</summary>
internal sealed record TaskCompleted(int TaskId, [property: RawJson] string? Result) : JournalEvent;

/// <summary>An activity or sub-orchestration has failed.</summary>
internal sealed record TaskFailed(int TaskId, TaskFailureDetails Failure) : JournalEvent;

/// <summary>A timer is due.</summary>
internal sealed record TimerFired(int TaskId) : JournalEvent;

/// <summary>An event from outside.</summary>
internal sealed record EventRaised(string Name, [property: RawJson] string? Payload) : JournalEvent;

/// <summary>A client halts the instance: what happens from now on is kept until it is resumed.</summary>
internal sealed record ExecutionSuspended(string? Reason) : JournalEvent;

/// <summary>A client lets it go on.</summary>
internal sealed record ExecutionResumed(string? Reason) : JournalEvent;

/// <summary>A client ends it, and its sub-orchestrations where it is recursive.</summary>
internal sealed record ExecutionTerminated([property: RawJson] string? Output, bool Recursive) : JournalEvent;

/// <summary>The engine ends it, because its code breaks a rule or a limit.</summary>
internal sealed record ExecutionFaulted(TaskFailureDetails Failure) : JournalEvent;

/// <summary>Something that the orchestrator asked for; <paramref name="TaskId"/> counts these in the order in which it asks.</summary>
internal abstract record AskedEvent(int TaskId) : JournalEvent
{
    /// <summary>What it is, for the message of a disagreement; two that are equal but for inputs and times have one text.</summary>
    [JsonIgnore]
    public abstract string What { get; }
}

/// <summary>An activity.</summary>
internal sealed record TaskScheduled(int TaskId, string Name, [property: RawJson] string? Input) : AskedEvent(TaskId)
{
    public override string What => $"activity '{Name}'";
}

/// <summary>A sub-orchestration.</summary>
internal sealed record SubOrchestrationScheduled(
    int TaskId, string Name, string InstanceId, [property: RawJson] string? Input) : AskedEvent(TaskId)
{
    public override string What => $"sub-orchestration '{Name}'";
}

/// <summary>A timer for an instant, UTC.</summary>
internal sealed record TimerCreated(int TaskId, DateTime FireAt) : AskedEvent(TaskId)
{
    public override string What => "a timer";
}

/// <summary>An event to another instance.</summary>
internal sealed record EventSent(int TaskId, string InstanceId, string Name, [property: RawJson] string? Payload) : AskedEvent(TaskId)
{
    public override string What => $"event '{Name}' to another instance";
}

/// <summary>The last event of an execution.</summary>
internal sealed record ExecutionCompleted(
    OrchestrationRuntimeStatus Status, [property: RawJson] string? Output, TaskFailureDetails? Failure) : JournalEvent;

/// <summary>The task of another instance that waits for this one.</summary>
internal sealed record ParentTask(string InstanceId, string ExecutionId, string Name, int TaskId);

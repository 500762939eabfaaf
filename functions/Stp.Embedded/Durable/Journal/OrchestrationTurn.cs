using Microsoft.DurableTask.Client;

namespace Stp.Embedded.Durable.Journal;

/// <summary>What a turn of an orchestrator leaves behind, all of it to be stored at once.</summary>
/// <param name="Events">What the journal gets.</param>
/// <param name="Status">The state after it.</param>
internal sealed record OrchestrationTurn(IReadOnlyList<JournalEvent> Events, OrchestrationRuntimeStatus Status)
{
    /// <summary>Timers that are no longer wanted.</summary>
    public IReadOnlyList<int> CancelledTimers { get; init; } = [];

    public string? CustomStatus { get; init; }

    /// <summary>The end of the execution, which is also the last of the events; null while it goes on.</summary>
    public ExecutionCompleted? End { get; init; }

    /// <summary>Set instead of <see cref="End"/> where it starts afresh.</summary>
    public Continuation? Next { get; init; }
}

/// <summary>How an orchestration starts afresh.</summary>
/// <param name="Input">The input of the next execution.</param>
/// <param name="Events">Events that nobody has waited for, oldest first.</param>
internal sealed record Continuation(string? Input, IReadOnlyList<EventRaised> Events);

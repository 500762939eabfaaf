using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Durable.Orchestrations;

/// <summary>The code of an orchestrator asks for something else than its journal holds, so it cannot go on where it was.</summary>
internal sealed class NonDeterministicOrchestrationException(string name, string instanceId, int position, string journal, string code)
    : InvalidOperationException(
        $"Orchestrator '{name}', instance '{instanceId}': at entry {position} the journal has {journal}, and the code {code}. "
        + "Was the orchestrator changed while instances of it were running, or is it not deterministic?")
{
    /// <summary>The entry of the journal, counted from 0, at which the two part.</summary>
    public int Position { get; } = position;

    /// <summary>The journal has something that the code did not ask for there.</summary>
    public static NonDeterministicOrchestrationException At(ExecutionStarted start, int position, AskedEvent journal, AskedEvent? code) =>
        new(start.Name, start.InstanceId, position, $"{journal.What} (#{journal.TaskId})", code is null ? "asks for nothing" : $"asks for {code.What}");

    /// <summary>The code asked for something that the journal does not have.</summary>
    public static NonDeterministicOrchestrationException At(ExecutionStarted start, int position, AskedEvent code) =>
        new(start.Name, start.InstanceId, position, "nothing more for this turn", $"asks for {code.What} (#{code.TaskId})");

    /// <summary>The journal ends in another way than the code.</summary>
    public static NonDeterministicOrchestrationException At(ExecutionStarted start, int position, ExecutionCompleted journal, ExecutionCompleted? code) =>
        new(start.Name, start.InstanceId, position, Sentence(journal), code is null ? "goes on" : "has " + Sentence(code));

    private static string Sentence(ExecutionCompleted end) =>
        $"the end {end.Status} with {end.Failure?.ErrorType ?? end.Output ?? "no output"}";
}

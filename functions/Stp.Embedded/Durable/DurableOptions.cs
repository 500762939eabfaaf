namespace Stp.Embedded.Durable;

/// <summary>The limits of the orchestrations of a host.</summary>
internal sealed record DurableOptions
{
    /// <summary>Activities at once, of all instances together (maxConcurrentActivityFunctions).</summary>
    public int MaxConcurrentActivities { get; init; } = 10;

    /// <summary>Turns of orchestrators at once, of all instances together (maxConcurrentOrchestratorFunctions).</summary>
    public int MaxConcurrentOrchestrations { get; init; } = 4;

    /// <summary>Orchestrators kept in memory between their turns; others are replayed from their journal.</summary>
    public int MaxCachedOrchestrations { get; init; } = 100;

    /// <summary>Events of one turn: what is ready beyond that waits for the next.</summary>
    public int MaxEventsPerTurn { get; init; } = 1_000;

    /// <summary>Events in the journal of an instance; one that needs more fails. Those that go on for ever use ContinueAsNew.</summary>
    public int MaxHistoryEvents { get; init; } = 50_000;

    /// <summary>Messages that may wait for one instance, so that nobody can fill the file by raising events.</summary>
    public int MaxWaitingMessages { get; init; } = 10_000;

    /// <summary>Largest input, output or event payload, as JSON in UTF-8.</summary>
    public int MaxPayloadBytes { get; init; } = 1 << 20;

    /// <summary>Largest custom status, as JSON in UTF-8. The Durable Functions extension allows as much.</summary>
    public int MaxCustomStatusBytes { get; init; } = 16 << 10;
}

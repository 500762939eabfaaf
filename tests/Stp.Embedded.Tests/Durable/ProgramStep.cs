namespace Stp.Embedded.Tests.Durable;

/// <summary>A part of a random orchestration.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">Of an activity or an event, unique in its program.</param>
/// <param name="Parts">What it is made of.</param>
public sealed record ProgramStep(StepKind Kind, string Name, ProgramStep[] Parts)
{
    /// <summary>What it gives, as anybody can work out without running it.</summary>
    public string Expected(int round) => Kind switch
    {
        StepKind.Timer => "t",
        StepKind.Sequence => $"({string.Join(',', Parts.Select(part => part.Expected(round)))})",
        StepKind.Parallel => $"[{string.Join('|', Parts.Select(part => part.Expected(round)))}]",
        StepKind.Sub => $"<{Parts[0].Expected(round)}>",
        _ => $"{Name}.{round}",
    };

    /// <summary>Names of its events.</summary>
    public IEnumerable<string> Events => Kind == StepKind.Event ? [Name] : Parts.SelectMany(part => part.Events);
}

public enum StepKind
{
    Activity,
    Timer,
    Event,
    Sequence,
    Parallel,
    Sub,
}

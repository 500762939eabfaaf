using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Runs random programs, in several rounds that each start afresh.</summary>
internal static class ProgramOrchestration
{
    [Function("Program")]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, ProgramRound round)
    {
        var done = round.Before + await RunAsync(context, round.Step, round.Number);
        if (round.Number == round.Last)
        {
            return done;
        }

        context.ContinueAsNew(round with { Number = round.Number + 1, Before = done });
        return "";
    }

    private static async Task<string> RunAsync(TaskOrchestrationContext context, ProgramStep step, int round)
    {
        switch (step.Kind)
        {
            case StepKind.Activity:
                return await context.CallActivityAsync<string>("Echo", $"{step.Name}.{round}");
            case StepKind.Timer:
                await context.CreateTimer(TimeSpan.FromMinutes(step.Name.Length), CancellationToken.None);
                return "t";
            case StepKind.Event:
                return await context.WaitForExternalEvent<string>($"{step.Name}.{round}");
            case StepKind.Sub:
                return $"<{await context.CallSubOrchestratorAsync<string>("Program", new ProgramRound(step.Parts[0], round, round, ""))}>";
            case StepKind.Parallel:
                return $"[{string.Join('|', await Task.WhenAll(step.Parts.Select(part => RunAsync(context, part, round))))}]";
            default:
                var done = new List<string>();
                foreach (var part in step.Parts)
                {
                    done.Add(await RunAsync(context, part, round));
                }

                return $"({string.Join(',', done)})";
        }
    }
}

/// <summary>The input of a round.</summary>
public sealed record ProgramRound(ProgramStep Step, int Number, int Last, string Before);

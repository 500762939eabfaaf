using Microsoft.DurableTask;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Waiting for whichever comes first.</summary>
internal static class Waiting
{
    /// <summary>Waits for an event, at most for a time; says whether it came. What it means is read from the stores, so a lost event only costs the wait.</summary>
    public static async Task<bool> ForEventAsync(TaskOrchestrationContext context, string name, TimeSpan atMost)
    {
        using var endTimer = new CancellationTokenSource();
        using var endWait = new CancellationTokenSource();
        var timer = context.CreateTimer(atMost, endTimer.Token);
        var arrival = context.WaitForExternalEvent<string>(name, endWait.Token);
        var came = await Task.WhenAny(timer, arrival) == arrival;
        End(came ? endTimer : endWait);
        return came;
    }

    /// <summary>At once: an orchestrator may only await what its context gives, and not how a cancellation gets around on other threads.</summary>
    private static void End(CancellationTokenSource source) => source.Cancel();
}

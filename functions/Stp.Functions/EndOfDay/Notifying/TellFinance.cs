using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Stp.Functions.EndOfDay.Notifying;

/// <summary>Sends one notice of something that no run is waiting for.</summary>
internal static class TellFinance
{
    [Function(nameof(TellFinance))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Notify.TryAsync(context, context.GetInput<Notice>() ?? throw new InvalidOperationException("Nothing to tell."));
}

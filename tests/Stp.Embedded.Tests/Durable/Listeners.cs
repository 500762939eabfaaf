using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Orchestrators that wait for events.</summary>
internal static class Listeners
{
    [Function("LateListener")]
    public static async Task<string> ListenLateAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
        var first = await context.WaitForExternalEvent<string>("Note");
        var second = await context.WaitForExternalEvent<string>("note");
        return $"{first}+{second}+{await context.WaitForExternalEvent<string>("NOTE")}";
    }

    [Function("PatientListener")]
    public static async Task<string> ListenAgainAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("Note", TimeSpan.FromMinutes(1));
        }
        catch (TaskCanceledException)
        {
            await context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None);
            return await context.WaitForExternalEvent<string>("Note");
        }
    }

    [Function("TwoListeners")]
    public static async Task<string> ListenTwiceAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        string.Join('+', await Task.WhenAll(context.WaitForExternalEvent<string>("Note"), context.WaitForExternalEvent<string>("Note")));

    [Function("Approver")]
    public static void Approve([OrchestrationTrigger] TaskOrchestrationContext context, string instanceId) =>
        context.SendEvent(instanceId, "Approved", "by another");

    [Function("Forgetful")]
    public static async Task<string> ForgetAsync([OrchestrationTrigger] TaskOrchestrationContext context, int rounds)
    {
        if (rounds == 0)
        {
            return await context.WaitForExternalEvent<string>("Note");
        }

        await context.WaitForExternalEvent<object>("Go");
        context.ContinueAsNew(rounds - 1, preserveUnprocessedEvents: false);
        return "";
    }
}

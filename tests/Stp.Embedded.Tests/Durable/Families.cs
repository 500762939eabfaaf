using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Orchestrators with children that wait for an event.</summary>
internal static class Families
{
    [Function("Grandparent")]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallSubOrchestratorAsync("Family", options: new SubOrchestrationOptions(instanceId: "family"));

    [Function("Family")]
    public static Task CallAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallSubOrchestratorAsync("Approval", options: new SubOrchestrationOptions(instanceId: "child"));
}

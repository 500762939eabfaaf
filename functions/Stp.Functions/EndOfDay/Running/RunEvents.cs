using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Stp.Functions.EndOfDay.Running;

/// <summary>Wakes orchestrations. What an event means is stored before it is raised, and they look at the stores by themselves too, so one that is lost only costs time.</summary>
internal sealed partial class RunEvents(ILogger<RunEvents> logger)
{
    public async Task TryRaiseAsync(DurableTaskClient client, string instanceId, string name, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(instanceId, name, eventPayload: name, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogLost(logger, name, instanceId, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} could not be told to {Instance}, which will find out by itself")]
    private static partial void LogLost(ILogger logger, string @event, string instance, Exception fault);
}

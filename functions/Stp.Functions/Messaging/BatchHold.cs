using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stp.Functions.Resilience;

namespace Stp.Functions.Messaging;

/// <summary>
/// Keeps a batch while a service that it needs is out. Given back at once, its messages would be delivered again at once, and a few seconds of
/// outage would use up their deliveries. Kept, they cost none, and this instance takes no others meanwhile.
/// </summary>
internal sealed partial class BatchHold(
    IOptions<StpResilienceOptions> options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<BatchHold> logger)
{
    /// <summary>Runs the work of a batch, and again what is left of it as long as faults that pass by themselves are in the way.</summary>
    /// <param name="messages">The batch.</param>
    /// <param name="actions">Settles it, and renews its locks: the host does not renew those of a batch.</param>
    /// <param name="work">Processes messages and settles what is done. It must bear messages that it has seen before.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="AggregateException">Some messages met another fault, or were kept for as long as they may be. They come again.</exception>
    public async Task RunAsync(
        IReadOnlyList<ServiceBusReceivedMessage> messages,
        ServiceBusMessageActions actions,
        Func<IReadOnlyList<ServiceBusReceivedMessage>, Task<BatchOutcome>> work,
        CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var started = time.GetTimestamp();
        var outcome = await TryAsync(messages, work, cancellationToken);
        while (outcome.Faults.Any(TransientFaults.Includes) && time.GetElapsedTime(started) + options.Value.HoldPause <= options.Value.HoldLimit)
        {
            LogHeld(logger, outcome.Left.Count, outcome.Faults.First(TransientFaults.Includes));
            await Task.Delay(options.Value.HoldPause, time, ends.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ends.IsCancellationRequested)
            {
                break;
            }

            var left = await RenewAsync(outcome.Left, actions, ends.Token);
            outcome = left.Count > 0 ? await TryAsync(left, work, cancellationToken) : new BatchOutcome([], []);
        }

        if (outcome.Faults.Count > 0)
        {
            throw new AggregateException($"{outcome.Left.Count} of {messages.Count} messages were not processed and come again.", outcome.Faults.Take(3));
        }
    }

    /// <summary>A fault of the whole batch leaves all of it.</summary>
    private static async Task<BatchOutcome> TryAsync(
        IReadOnlyList<ServiceBusReceivedMessage> messages,
        Func<IReadOnlyList<ServiceBusReceivedMessage>, Task<BatchOutcome>> work,
        CancellationToken cancellationToken)
    {
        try
        {
            return await work(messages);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return new BatchOutcome(messages, [fault]);
        }
    }

    /// <summary>The messages whose locks could be renewed. Another has got the rest, or will.</summary>
    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> RenewAsync(
        IReadOnlyList<ServiceBusReceivedMessage> messages, ServiceBusMessageActions actions, CancellationToken cancellationToken)
    {
        var renewed = await Task.WhenAll(messages.Select(message => IsRenewedAsync(message, actions, cancellationToken)));
        return [.. messages.Where((_, i) => renewed[i])];
    }

    private async Task<bool> IsRenewedAsync(ServiceBusReceivedMessage message, ServiceBusMessageActions actions, CancellationToken cancellationToken)
    {
        try
        {
            await actions.RenewMessageLockAsync(message, cancellationToken);
            return true;
        }
        catch (Exception fault)
        {
            // The host reports a lost lock by an exception of its own transport, so any counts.
            LogLost(logger, message.MessageId, fault);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages are kept until a service that they need is back")]
    private static partial void LogHeld(ILogger logger, int count, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lock of message {MessageId} could not be renewed; it comes again")]
    private static partial void LogLost(ILogger logger, string messageId, Exception fault);
}

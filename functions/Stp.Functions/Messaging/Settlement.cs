using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Stp.Functions.Messaging;

/// <summary>Settles messages one by one.</summary>
internal static partial class Settlement
{
    /// <summary>Settlements under way at once. Each waits for the queue, so a few at a time would make a large batch wait many times.</summary>
    private const int MaxConcurrency = 1_000;

    /// <summary>
    /// Completes messages. One that cannot be completed, mostly because its lock was lost, comes again and is then found to be done, so
    /// that is no fault of the others. The host reports such a fault by an exception of its own transport, so any counts.
    /// </summary>
    public static async Task CompleteAsync(
        ServiceBusMessageActions actions, IEnumerable<ServiceBusReceivedMessage> messages, ILogger logger, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(
            messages,
            new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken },
            async (message, token) =>
            {
                try
                {
                    await actions.CompleteMessageAsync(message, token);
                }
                catch (Exception fault) when (!token.IsCancellationRequested)
                {
                    LogNotCompleted(logger, message.MessageId, fault);
                }
            });

    /// <summary>Moves messages that can never be processed to the dead-letter queue.</summary>
    public static async Task DeadLetterAsync(
        ServiceBusMessageActions actions, IEnumerable<ServiceBusReceivedMessage> messages, string reason, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            await actions.DeadLetterMessageAsync(message, deadLetterReason: reason, cancellationToken: cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} could not be completed; it comes again and is then found to be done")]
    private static partial void LogNotCompleted(ILogger logger, string messageId, Exception fault);
}

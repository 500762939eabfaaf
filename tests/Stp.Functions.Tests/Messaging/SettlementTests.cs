using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Stp.Functions.Messaging;

namespace Stp.Functions.Tests.Messaging;

public class SettlementTests
{
    [Fact]
    public async Task A_message_that_cannot_be_completed_does_not_keep_the_others_from_it()
    {
        var actions = new Actions(refused: "2");
        var messages = Enumerable.Range(1, 3).Select(i => ServiceBusModelFactory.ServiceBusReceivedMessage(messageId: i.ToString()));

        await Settlement.CompleteAsync(actions, messages, NullLogger.Instance, CancellationToken.None);

        Assert.Equal(["1", "3"], actions.Completed.Order(StringComparer.Ordinal));
    }

    private sealed class Actions(string refused) : ServiceBusMessageActions
    {
        public ConcurrentBag<string> Completed { get; } = [];

        public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
        {
            if (message.MessageId == refused)
            {
                throw new InvalidOperationException("The lock is lost.");
            }

            Completed.Add(message.MessageId);
            return Task.CompletedTask;
        }
    }
}

using Azure.Messaging.ServiceBus;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tests.ServiceBus;

/// <summary>The process that is killed: this test program, started again for the one explicit test below.</summary>
public sealed class QueueCrashChild
{
    public const string FileVariable = "STP_TEST_QUEUE_FILE", FirstVariable = "STP_TEST_QUEUE_FIRST";

    /// <summary>Begins every line that is meant for the parent; the test runner writes others.</summary>
    public const char Mark = '@';

    /// <summary>Sends and completes until it is killed, and tells each time what is done: <c>S</c> sent, <c>T</c> about to complete, <c>C</c> completed.</summary>
    [Fact(Explicit = true)]
    public async Task Runs_until_killed()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(FileVariable) is not null, "Only QueueCrashTests starts this.");
        var first = int.Parse(Environment.GetEnvironmentVariable(FirstVariable)!);
        var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        await using var store = SqliteStore.Open(Environment.GetEnvironmentVariable(FileVariable)!);
        var client = new EmbeddedServiceBusClient(await QueueStore.OpenAsync(store, TimeProvider.System, QueueCrashTests.Queues));
        await Task.WhenAll(SendAsync(client, first, output), CompleteAsync(client, output));
    }

    private static async Task SendAsync(EmbeddedServiceBusClient client, int first, TextWriter output)
    {
        var sender = client.CreateSender("q");
        for (var i = first; ; i += 2)
        {
            await sender.SendMessagesAsync([new ServiceBusMessage($"{i}"), new ServiceBusMessage($"{i + 1}")]);
            output.WriteLine($"{Mark}S {i}");
            output.WriteLine($"{Mark}S {i + 1}");
        }
    }

    private static async Task CompleteAsync(EmbeddedServiceBusClient client, TextWriter output)
    {
        var receiver = client.CreateReceiver("q");
        while (true)
        {
            // One in three stays locked, so that every round leaves something behind.
            foreach (var message in (await receiver.ReceiveMessagesAsync(3)).Take(2))
            {
                output.WriteLine($"{Mark}T {message.Body}");
                await receiver.CompleteMessageAsync(message);
                output.WriteLine($"{Mark}C {message.Body}");
            }
        }
    }
}

using System.Diagnostics;
using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.Tests.ServiceBus;

public sealed class QueueThroughput(ITestOutputHelper output)
{
    private const int Messages = 100_000, Batch = 100;

    /// <summary>Small messages through send, receive and complete, all durable. Run it alone: <c>-explicit only -class …</c>.</summary>
    [Fact(Explicit = true)]
    public async Task Messages_a_second()
    {
        await using var queue = await EmbeddedQueueUnderTest.OpenAsync();
        var clock = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var senders = Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(queue, Messages / 4)));
        var receivers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReceiveAsync(queue)));
        await Task.WhenAll(senders);
        await Task.WhenAll(receivers);

        var cpuS = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        output.WriteLine($"{Messages / clock.Elapsed.TotalSeconds:F0} messages/s, {cpuS / clock.Elapsed.TotalSeconds:F2} cores");
        Assert.Equal(0, queue.Queues.Count("plain").Active);
    }

    private static async Task SendAsync(EmbeddedQueueUnderTest queue, int count)
    {
        var sender = queue.Client.CreateSender("plain");
        var body = new byte[300];
        for (var i = 0; i < count; i += Batch)
        {
            await sender.SendMessagesAsync(Enumerable.Range(0, Batch).Select(n => new ServiceBusMessage(body) { ApplicationProperties = { ["venue"] = "cme-stp" } }));
        }
    }

    private static async Task ReceiveAsync(EmbeddedQueueUnderTest queue)
    {
        var receiver = queue.Client.CreateReceiver("plain");
        while (await receiver.ReceiveMessagesAsync(500, TimeSpan.FromSeconds(1)) is { Count: > 0 } messages)
        {
            await Task.WhenAll(messages.Select(message => receiver.CompleteMessageAsync(message)));
        }
    }
}

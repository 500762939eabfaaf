using Azure.Messaging.ServiceBus;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tests.ServiceBus;

/// <summary>What only the embedded queue promises.</summary>
public sealed class EmbeddedQueueTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    private EmbeddedQueueUnderTest _queue = null!;

    private ServiceBusSender Sender => _queue.Client.CreateSender("plain");

    private ServiceBusReceiver Receiver => _queue.Client.CreateReceiver("plain");

    public async ValueTask InitializeAsync() => _queue = await EmbeddedQueueUnderTest.OpenAsync();

    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    [Fact]
    public async Task A_scheduled_message_appears_when_it_is_due()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("a") { ScheduledEnqueueTime = TimeProvider.System.GetUtcNow().AddHours(1) });
        Assert.Empty(await Receiver.ReceiveMessagesAsync(1, Soon));

        _queue.Jump(TimeSpan.FromMinutes(61));

        Assert.Equal("a", (await Receiver.ReceiveMessageAsync(Soon)).Body.ToString());
    }

    [Fact]
    public async Task An_id_is_forgotten_after_the_window()
    {
        var sender = _queue.Client.CreateSender("deduplicating");
        await sender.SendMessageAsync(new ServiceBusMessage("a") { MessageId = "same" });
        _queue.Jump(TimeSpan.FromMinutes(11));
        await sender.SendMessageAsync(new ServiceBusMessage("b") { MessageId = "same" });

        Assert.Equal(2, _queue.Queues.Count("deduplicating").Active);
    }

    [Fact]
    public async Task An_abandoned_message_returns_to_its_place()
    {
        await Sender.SendMessagesAsync([new ServiceBusMessage("a"), new ServiceBusMessage("b")]);
        await Receiver.AbandonMessageAsync(await Receiver.ReceiveMessageAsync());

        Assert.Equal("a", (await Receiver.ReceiveMessageAsync()).Body.ToString());
    }

    [Fact]
    public async Task Large_messages_come_in_bounded_portions()
    {
        for (var i = 0; i < 40; i++)
        {
            await Sender.SendMessageAsync(new ServiceBusMessage(new byte[1_000_000]));
        }

        var received = await Receiver.ReceiveMessagesAsync(40);

        Assert.InRange(received.Count, 16, 18);
        Assert.Equal(40 - received.Count, (await Receiver.ReceiveMessagesAsync(40)).Count + (await Receiver.ReceiveMessagesAsync(40)).Count);
    }

    [Fact]
    public async Task What_is_sent_together_must_fit_together()
    {
        var fault = await Assert.ThrowsAsync<ServiceBusException>(
            () => Sender.SendMessagesAsync([new ServiceBusMessage(new byte[600_000]), new ServiceBusMessage(new byte[600_000])]));

        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, fault.Reason);
        Assert.Equal(0, _queue.Queues.Count("plain").Active);
    }

    [Fact]
    public async Task Names_are_not_case_sensitive()
    {
        await _queue.Client.CreateSender("Plain").SendMessageAsync(new ServiceBusMessage("a"));

        Assert.NotNull(await _queue.Client.CreateReceiver("PLAIN").ReceiveMessageAsync(Soon));
    }

    [Fact]
    public async Task Counts_tell_active_messages_and_dead_letters()
    {
        await Sender.SendMessagesAsync([new ServiceBusMessage("a"), new ServiceBusMessage("b"), new ServiceBusMessage("c")]);
        await Receiver.DeadLetterMessageAsync(await Receiver.ReceiveMessageAsync(), "why");

        Assert.Equal(new QueueCounts(2, 1), _queue.Queues.Count("plain"));
    }

    [Fact]
    public async Task What_is_not_supported_says_so()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => Sender.SendMessageAsync(new ServiceBusMessage("a") { SessionId = "s" }));
        await Assert.ThrowsAsync<NotSupportedException>(() => Sender.SendMessageAsync(new ServiceBusMessage("a") { TimeToLive = TimeSpan.FromDays(1) }));
        Assert.Throws<NotSupportedException>(() => _queue.Client.CreateReceiver("topic", "subscription"));
        await Sender.SendMessageAsync(new ServiceBusMessage("a"));
        var message = await Receiver.ReceiveMessageAsync();
        await Assert.ThrowsAsync<NotSupportedException>(() => Receiver.DeferMessageAsync(message));
    }

    [Fact]
    public async Task A_property_of_a_type_that_Service_Bus_does_not_take_is_refused()
    {
        var message = new ServiceBusMessage("a") { ApplicationProperties = { ["bad"] = new object() } };

        await Assert.ThrowsAsync<System.Runtime.Serialization.SerializationException>(() => Sender.SendMessageAsync(message));
    }

    [Fact]
    public async Task Two_stores_over_one_file_share_the_queue()
    {
        await using var other = SqliteStore.Open(_queue.Path);
        var queues = await QueueStore.OpenAsync(other, TimeProvider.System, new Dictionary<string, QueueOptions> { ["plain"] = new() });
        await using var client = new EmbeddedServiceBusClient(queues);
        var waiting = client.CreateReceiver("plain").ReceiveMessagesAsync(10, TimeSpan.FromMinutes(2));

        await Sender.SendMessageAsync(new ServiceBusMessage("from the first"));

        var message = Assert.Single(await waiting);
        Assert.Equal("from the first", message.Body.ToString());
        Assert.Empty(await Receiver.ReceiveMessagesAsync(1, Soon));
        await Receiver.CompleteMessageAsync(message);
        Assert.Equal(0, queues.Count("plain").Active);
    }

    [Fact]
    public async Task What_a_process_that_died_had_locked_goes_to_another_once_the_lock_has_run_out_and_no_earlier()
    {
        var lockDuration = TimeSpan.FromMinutes(1);
        await Sender.SendMessagesAsync([new ServiceBusMessage("a"), new ServiceBusMessage("b")]);
        Assert.Equal(2, (await Receiver.ReceiveMessagesAsync(10, Soon)).Count);

        var time = new JumpingTime();
        await using var other = SqliteStore.Open(_queue.Path);
        var queues = await QueueStore.OpenAsync(other, time, new Dictionary<string, QueueOptions> { ["plain"] = new() { LockDuration = lockDuration } });
        await using var client = new EmbeddedServiceBusClient(queues);
        var survivor = client.CreateReceiver("plain");
        time.Jump(lockDuration / 2);
        Assert.Empty(await survivor.ReceiveMessagesAsync(10, Soon));
        var waiting = survivor.ReceiveMessagesAsync(10, TimeSpan.FromMinutes(2));

        time.Jump(lockDuration / 2);

        Assert.Equal([("a", 2), ("b", 2)], (await waiting).Select(message => (message.Body.ToString(), message.DeliveryCount)));
    }

    [Fact]
    public async Task Every_message_goes_to_one_receiver_of_many()
    {
        const int Messages = 2_000;
        for (var i = 0; i < Messages; i += 100)
        {
            await Sender.SendMessagesAsync(Enumerable.Range(i, 100).Select(n => new ServiceBusMessage($"{n}")));
        }

        var received = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(DrainAsync)));

        Assert.Equal(Enumerable.Range(0, Messages), received.SelectMany(numbers => numbers).Order());
        Assert.Equal(0, _queue.Queues.Count("plain").Active);
    }

    private async Task<List<int>> DrainAsync()
    {
        var numbers = new List<int>();
        var receiver = Receiver;
        while (await receiver.ReceiveMessagesAsync(50, Soon) is { Count: > 0 } messages)
        {
            await Task.WhenAll(messages.Select(message => receiver.CompleteMessageAsync(message)));
            numbers.AddRange(messages.Select(message => int.Parse(message.Body.ToString())));
        }

        return numbers;
    }
}

using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.Tests.ServiceBus;

/// <summary>What every queue behind a <see cref="ServiceBusClient"/> must do: the embedded one, and Service Bus itself.</summary>
public abstract partial class QueueCompliance : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private QueueUnderTest _surroundings = null!;

    protected abstract Task<QueueUnderTest> OpenAsync();

    private ServiceBusSender Sender => _surroundings.Client.CreateSender(_surroundings.Queue);

    private ServiceBusReceiver Receiver => _surroundings.Client.CreateReceiver(_surroundings.Queue);

    private ServiceBusReceiver DeadLetters =>
        _surroundings.Client.CreateReceiver(_surroundings.Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    public async ValueTask InitializeAsync() => _surroundings = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _surroundings.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_message_arrives_with_all_that_was_sent()
    {
        var properties = new Dictionary<string, object>
        {
            ["text"] = "cme|stp", ["yes"] = true, ["byte"] = (byte)200, ["sbyte"] = (sbyte)-5, ["short"] = (short)-300, ["ushort"] = (ushort)60_000,
            ["int"] = -70_000, ["uint"] = 4_000_000_000u, ["long"] = long.MinValue, ["ulong"] = ulong.MaxValue, ["float"] = 1.5f, ["double"] = -2.25,
            ["decimal"] = 70.125m, ["char"] = 'Z', ["guid"] = Guid.Parse("0d4f1ad6-8a52-4b66-8f0e-0c3f1b1a7c11"),
            ["time"] = new DateTime(2026, 11, 22, 9, 30, 0, DateTimeKind.Utc), ["span"] = TimeSpan.FromMilliseconds(1_234),
            ["uri"] = new Uri("https://example.org/a?b=c"), ["instant"] = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero),
        };
        byte[] body = [0, 1, 2, 255, (byte)'8', (byte)'=', 1];
        var message = new ServiceBusMessage(body)
        {
            MessageId = "id-1", CorrelationId = "correlation", Subject = "subject", ContentType = "text/plain", To = "to", ReplyTo = "reply",
        };
        foreach (var (name, value) in properties)
        {
            message.ApplicationProperties.Add(name, value);
        }

        await Sender.SendMessageAsync(message);
        var received = await ReceiveOneAsync();

        Assert.Equal(body, received.Body.ToArray());
        Assert.Equal(("id-1", "correlation", "subject"), (received.MessageId, received.CorrelationId, received.Subject));
        Assert.Equal(("text/plain", "to", "reply"), (received.ContentType, received.To, received.ReplyTo));
        Assert.Equal(properties.OrderBy(p => p.Key), received.ApplicationProperties.OrderBy(p => p.Key));
        Assert.All(properties, sent => Assert.IsType(sent.Value.GetType(), received.ApplicationProperties[sent.Key]));
        Assert.Equal(1, received.DeliveryCount);
        Assert.True(received.LockedUntil > received.EnqueuedTime);
    }

    [Fact]
    public async Task Messages_arrive_in_the_order_of_sending_with_rising_sequence_numbers()
    {
        await Sender.SendMessagesAsync(Enumerable.Range(0, 50).Select(i => new ServiceBusMessage($"{i}")));
        await Sender.SendMessageAsync(new ServiceBusMessage("50"));

        var received = await ReceiveAsync(51);

        Assert.Equal(Enumerable.Range(0, 51).Select(i => $"{i}"), received.Select(message => message.Body.ToString()));
        Assert.Equal(received.Select(message => message.SequenceNumber).Distinct().Order(), received.Select(message => message.SequenceNumber));
    }

    [Fact]
    public async Task A_locked_message_is_not_delivered_to_another_receiver()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("a"));
        await ReceiveOneAsync();

        Assert.Empty(await Receiver.ReceiveMessagesAsync(10, Soon));
    }

    [Fact]
    public async Task A_receive_that_finds_nothing_gives_null()
    {
        Assert.Null(await Receiver.ReceiveMessageAsync(Soon));
    }

    [Fact]
    public async Task A_waiting_receiver_gets_a_message_sent_later()
    {
        var waiting = Receiver.ReceiveMessageAsync(Long);
        await Sender.SendMessageAsync(new ServiceBusMessage("late"));

        Assert.Equal("late", (await waiting).Body.ToString());
    }

    [Fact]
    public async Task A_scheduled_message_can_be_cancelled_until_it_is_due()
    {
        var sender = Sender;
        var sequence = await sender.ScheduleMessageAsync(new ServiceBusMessage("a"), DateTimeOffset.MaxValue.AddYears(-1));
        Assert.Empty(await Receiver.ReceiveMessagesAsync(1, Soon));

        await sender.CancelScheduledMessageAsync(sequence);

        var again = await Assert.ThrowsAsync<ServiceBusException>(() => sender.CancelScheduledMessageAsync(sequence));
        Assert.Equal(ServiceBusFailureReason.MessageNotFound, again.Reason);
    }

    [Fact]
    public async Task A_message_with_an_id_seen_before_is_accepted_and_dropped()
    {
        var sender = _surroundings.Client.CreateSender(_surroundings.DeduplicatingQueue);
        var receiver = _surroundings.Client.CreateReceiver(_surroundings.DeduplicatingQueue);
        await sender.SendMessageAsync(new ServiceBusMessage("first") { MessageId = "same" });
        await sender.SendMessagesAsync([new ServiceBusMessage("second") { MessageId = "same" }, new ServiceBusMessage("other") { MessageId = "other" }]);
        var received = new List<ServiceBusReceivedMessage>();
        while (await receiver.ReceiveMessagesAsync(10, Soon) is { Count: > 0 } some)
        {
            received.AddRange(some);
        }

        Assert.Equal(["first", "other"], received.Select(message => message.Body.ToString()));
        await Task.WhenAll(received.Select(message => receiver.CompleteMessageAsync(message)));
        await sender.SendMessageAsync(new ServiceBusMessage("third") { MessageId = "same" });
        Assert.Empty(await receiver.ReceiveMessagesAsync(10, Soon));
    }

    [Fact]
    public async Task A_batch_takes_messages_until_it_is_full_and_sends_them_together()
    {
        var sender = Sender;
        using var batch = await sender.CreateMessageBatchAsync(new CreateMessageBatchOptions { MaxSizeInBytes = 10_000 });
        var count = 0;
        while (batch.TryAddMessage(new ServiceBusMessage(new byte[1_000])))
        {
            count++;
        }

        Assert.InRange(count, 5, 10);
        Assert.Equal(count, batch.Count);
        await sender.SendMessagesAsync(batch);
        Assert.Equal(count, (await ReceiveAsync(count)).Count);
    }

    [Fact]
    public async Task A_message_larger_than_the_limit_is_refused()
    {
        var fault = await Assert.ThrowsAsync<ServiceBusException>(
            () => Sender.SendMessageAsync(new ServiceBusMessage(new byte[_surroundings.MaxMessageBytes + 1])));

        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, fault.Reason);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_reported()
    {
        var sent = await Assert.ThrowsAsync<ServiceBusException>(
            () => _surroundings.Client.CreateSender("no-such-queue").SendMessageAsync(new ServiceBusMessage("a")));
        var received = await Assert.ThrowsAsync<ServiceBusException>(
            () => _surroundings.Client.CreateReceiver("no-such-queue").ReceiveMessageAsync(Soon));

        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, sent.Reason);
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, received.Reason);
    }

    [Fact]
    public async Task Peeking_neither_locks_nor_counts()
    {
        await Sender.SendMessagesAsync([new ServiceBusMessage("a"), new ServiceBusMessage("b")]);
        var receiver = Receiver;

        Assert.Equal("a", (await receiver.PeekMessageAsync()).Body.ToString());
        Assert.Equal("b", (await receiver.PeekMessageAsync()).Body.ToString());
        Assert.Null(await receiver.PeekMessageAsync());
        Assert.All(await ReceiveAsync(2), message => Assert.Equal(1, message.DeliveryCount));
    }

    [Fact]
    public async Task Receive_and_delete_settles_by_receiving()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("a"));
        var receiver = _surroundings.Client.CreateReceiver(
            _surroundings.Queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });

        var message = await receiver.ReceiveMessageAsync(Long);

        await Assert.ThrowsAsync<InvalidOperationException>(() => receiver.CompleteMessageAsync(message));
        await _surroundings.PassHalfALockAsync();
        await _surroundings.PassHalfALockAsync();
        Assert.Empty(await Receiver.ReceiveMessagesAsync(1, Soon));
    }

    [Fact]
    public async Task A_cancelled_receive_ends_at_once()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = Receiver.ReceiveMessagesAsync(1, Long, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static async Task AssertLockLostAsync(Func<Task> settle)
    {
        var fault = await Assert.ThrowsAsync<ServiceBusException>(settle);
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, fault.Reason);
    }

    private async Task<ServiceBusReceivedMessage> ReceiveOneAsync() => (await ReceiveAsync(1))[0];

    /// <summary>Receives this many, in as many goes as the queue likes to take.</summary>
    private async Task<List<ServiceBusReceivedMessage>> ReceiveAsync(int count)
    {
        var received = new List<ServiceBusReceivedMessage>();
        while (received.Count < count)
        {
            var some = await Receiver.ReceiveMessagesAsync(count - received.Count, Long);
            Assert.NotEmpty(some);
            received.AddRange(some);
        }

        return received;
    }
}

using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.Tests.ServiceBus;

/// <summary>What every queue behind a <see cref="ServiceBusClient"/> must do: the embedded one, and Service Bus itself.</summary>
public abstract class QueueCompliance : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

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
    public async Task A_completed_message_is_gone_and_its_lock_with_it()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("a"));
        var receiver = Receiver;
        var message = await ReceiveOneAsync();
        await receiver.CompleteMessageAsync(message);
        await _surroundings.PassHalfALockAsync();
        await _surroundings.PassHalfALockAsync();

        Assert.Empty(await receiver.ReceiveMessagesAsync(1, Soon));
        await AssertLockLostAsync(() => receiver.CompleteMessageAsync(message));
    }

    [Fact]
    public async Task An_abandoned_message_comes_again_at_once_with_changed_properties()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("a") { ApplicationProperties = { ["kept"] = 1, ["changed"] = "old" } });
        await Receiver.AbandonMessageAsync(await ReceiveOneAsync(), new Dictionary<string, object> { ["changed"] = "new" });

        var again = await ReceiveOneAsync();

        Assert.Equal(2, again.DeliveryCount);
        Assert.Equal((1, "new"), ((int)again.ApplicationProperties["kept"], (string)again.ApplicationProperties["changed"]));
    }

    [Fact]
    public async Task A_message_whose_lock_expires_comes_again_and_the_old_lock_settles_nothing()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("a"));
        var receiver = Receiver;
        var first = await ReceiveOneAsync();
        await _surroundings.PassHalfALockAsync();
        await _surroundings.PassHalfALockAsync();
        var second = await ReceiveOneAsync();

        Assert.Equal((first.MessageId, 2), (second.MessageId, second.DeliveryCount));
        await AssertLockLostAsync(() => receiver.CompleteMessageAsync(first));
        await AssertLockLostAsync(() => receiver.AbandonMessageAsync(first));
        await AssertLockLostAsync(() => receiver.RenewMessageLockAsync(first));
        await AssertLockLostAsync(() => receiver.DeadLetterMessageAsync(first));
        await receiver.CompleteMessageAsync(second);
    }

    [Fact]
    public async Task An_expired_lock_is_lost_even_while_nobody_else_has_the_message()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("a"));
        var message = await ReceiveOneAsync();
        await _surroundings.PassHalfALockAsync();
        await _surroundings.PassHalfALockAsync();

        await AssertLockLostAsync(() => Receiver.CompleteMessageAsync(message));
    }

    [Fact]
    public async Task A_renewed_lock_holds_on()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("a"));
        var receiver = Receiver;
        var message = await receiver.ReceiveMessageAsync(Long);
        await _surroundings.PassHalfALockAsync();
        await receiver.RenewMessageLockAsync(message);
        await _surroundings.PassHalfALockAsync();

        Assert.Empty(await receiver.ReceiveMessagesAsync(1, Soon));
        await receiver.CompleteMessageAsync(message);
    }

    [Fact]
    public async Task A_message_abandoned_too_often_becomes_a_dead_letter_with_the_reason()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("poison") { MessageId = "p" });
        for (var i = 0; i < QueueUnderTest.MaxDeliveryCount; i++)
        {
            await Receiver.AbandonMessageAsync(await ReceiveOneAsync());
        }

        Assert.Empty(await Receiver.ReceiveMessagesAsync(1, Soon));
        var dead = await DeadLetters.ReceiveMessageAsync(Long);
        Assert.Equal(("p", "poison", "MaxDeliveryCountExceeded"), (dead.MessageId, dead.Body.ToString(), dead.DeadLetterReason));
    }

    [Fact]
    public async Task A_message_whose_lock_expires_too_often_becomes_a_dead_letter()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("slow"));
        for (var i = 0; i < QueueUnderTest.MaxDeliveryCount; i++)
        {
            await ReceiveOneAsync();
            await _surroundings.PassHalfALockAsync();
            await _surroundings.PassHalfALockAsync();
        }

        Assert.Empty(await Receiver.ReceiveMessagesAsync(1, Soon));
        Assert.Equal("MaxDeliveryCountExceeded", (await DeadLetters.ReceiveMessageAsync(Long)).DeadLetterReason);
    }

    [Fact]
    public async Task A_dead_lettered_message_keeps_what_it_was_and_says_why_it_is_there()
    {
        await Sender.SendMessageAsync(new ServiceBusMessage("a") { ApplicationProperties = { ["venue"] = "ice" } });
        await Receiver.DeadLetterMessageAsync(await ReceiveOneAsync(), "unreadable", "the group count lies");

        var receiver = DeadLetters;
        var dead = await receiver.ReceiveMessageAsync(Long);

        Assert.Equal(("unreadable", "the group count lies", "ice"), (dead.DeadLetterReason, dead.DeadLetterErrorDescription, dead.ApplicationProperties["venue"]));
        await receiver.CompleteMessageAsync(dead);
        Assert.Empty(await receiver.ReceiveMessagesAsync(1, Soon));
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

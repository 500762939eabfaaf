using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.Tests.ServiceBus;

/// <content>Messages that were received: completed, abandoned, renewed, dead-lettered.</content>
public abstract partial class QueueCompliance
{
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
}

using Azure.Messaging.ServiceBus;

namespace Stp.AzureSdk.Tests.Messaging;

public sealed class MessageTests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static ServiceBusReceivedMessage Received(IDictionary<string, object>? properties = null) =>
        ServiceBusModelFactory.ServiceBusReceivedMessage(
        body: BinaryData.FromString("raw"), messageId: "m1", partitionKey: "p", viaPartitionKey: "v", sessionId: "s", replyToSessionId: "rs",
        timeToLive: TimeSpan.FromHours(1), correlationId: "c", subject: "sub", to: "to", contentType: "text/plain", replyTo: "re", scheduledEnqueueTime: Instant,
        properties: properties, lockTokenGuid: new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), deliveryCount: 3, lockedUntil: Instant.AddMinutes(5), sequenceNumber: 42,
        deadLetterSource: "dls", enqueuedSequenceNumber: 41, enqueuedTime: Instant, serviceBusMessageState: ServiceBusMessageState.Deferred);

    [Fact]
    public void The_factory_sets_every_property()
    {
        var message = Received(new Dictionary<string, object> { ["venue"] = "ice", ["DeadLetterReason"] = "why", ["DeadLetterErrorDescription"] = "in full" });

        Assert.Equal(
            ("raw", "m1", "p", "v", "s", "rs", TimeSpan.FromHours(1)),
            (message.Body.ToString(), message.MessageId, message.PartitionKey, message.TransactionPartitionKey, message.SessionId, message.ReplyToSessionId, message.TimeToLive));
        Assert.Equal(
            ("c", "sub", "to", "text/plain", "re", Instant),
            (message.CorrelationId, message.Subject, message.To, message.ContentType, message.ReplyTo, message.ScheduledEnqueueTime));
        Assert.Equal(
            ("00000001-0002-0003-0405-060708090a0b", 3, Instant.AddMinutes(5), 42L, "dls", 41L, Instant, ServiceBusMessageState.Deferred),
            (message.LockToken, message.DeliveryCount, message.LockedUntil, message.SequenceNumber, message.DeadLetterSource, message.EnqueuedSequenceNumber, message.EnqueuedTime, message.State));
        Assert.Equal(("ice", "why", "in full"), (message.ApplicationProperties["venue"], message.DeadLetterReason, message.DeadLetterErrorDescription));
        Assert.Equal(Instant.AddHours(1), message.ExpiresAt);
        Assert.Equal("{MessageId:m1}", message.ToString());
    }

    [Fact]
    public void A_message_without_life_span_never_expires()
    {
        var message = ServiceBusModelFactory.ServiceBusReceivedMessage(enqueuedTime: Instant);

        Assert.Equal(TimeSpan.MaxValue, message.TimeToLive);
        Assert.Equal(DateTimeOffset.MaxValue, message.ExpiresAt);
        Assert.Null(message.DeadLetterReason);
        Assert.Empty(message.Body.ToArray());
    }

    [Fact]
    public void Sending_again_copies_what_the_sender_set_and_not_the_dead_letter_properties()
    {
        var again = new ServiceBusMessage(Received(new Dictionary<string, object> { ["venue"] = "ice", ["DeadLetterReason"] = "why" }));

        Assert.Equal(("raw", "m1", "p", "s", "c", "sub"), (again.Body.ToString(), again.MessageId, again.PartitionKey, again.SessionId, again.CorrelationId, again.Subject));
        Assert.Equal("venue", Assert.Single(again.ApplicationProperties).Key);
    }

    [Fact]
    public void Keys_are_at_most_128_characters()
    {
        var message = new ServiceBusMessage("x") { MessageId = new string('a', 128) };

        Assert.Throws<ArgumentException>(() => message.MessageId = new string('a', 129));
        Assert.Throws<ArgumentException>(() => message.MessageId = "");
        Assert.Throws<ArgumentException>(() => message.SessionId = new string('a', 129));
        Assert.Throws<ArgumentOutOfRangeException>(() => message.TimeToLive = TimeSpan.Zero);
    }

    [Fact]
    public void A_batch_takes_what_the_callback_lets_in()
    {
        var store = new List<ServiceBusMessage>();
        using var batch = ServiceBusModelFactory.ServiceBusMessageBatch(7, store, new CreateMessageBatchOptions { MaxSizeInBytes = 9 }, _ => store.Count < 1);

        Assert.True(batch.TryAddMessage(new ServiceBusMessage("a")));
        Assert.False(batch.TryAddMessage(new ServiceBusMessage("b")));
        Assert.Equal((1, 7L, 9L), (batch.Count, batch.SizeInBytes, batch.MaxSizeInBytes));
    }

    [Theory]
    [InlineData(ServiceBusFailureReason.ServiceBusy, true)]
    [InlineData(ServiceBusFailureReason.ServiceTimeout, true)]
    [InlineData(ServiceBusFailureReason.ServiceCommunicationProblem, true)]
    [InlineData(ServiceBusFailureReason.MessageLockLost, false)]
    public void The_reason_says_whether_a_failure_is_transient(ServiceBusFailureReason reason, bool transient)
    {
        var fault = new ServiceBusException("no", reason, "drop-copy");

        Assert.Equal((transient, reason, "drop-copy"), (fault.IsTransient, fault.Reason, fault.EntityPath));
        Assert.Equal($"no (drop-copy - {reason})", fault.Message);
    }
}

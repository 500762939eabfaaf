using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Domain.Holding;
using Stp.Domain.Ledger;
using Stp.Domain.Reference;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.Faults;
using Stp.Functions.Cosmos;
using Stp.Functions.Messaging;
using Stp.Functions.Resilience;

namespace Stp.Embedded.Tests.Exceptions;

/// <summary>What a queue gave up on is an exception with the history of its deliveries, and can be booked from there.</summary>
public sealed class DeadLetterTests : IAsyncLifetime
{
    private readonly FaultPlan _plan = new(1, 0);
    private Desk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await Desk.StartAsync(
        gateway => new FaultyGateway(gateway, _plan),
        options => options with
        {
            Queues = options.Queues.ToDictionary(queue => queue.Key, queue => queue.Value with { MaxDeliveryCount = 2 }),
            QueueTriggers = options.QueueTriggers.ToDictionary(
                trigger => trigger.Key,
                trigger => trigger.Value with { FirstPause = TimeSpan.FromMilliseconds(5), LongestPause = TimeSpan.FromMilliseconds(50) }),
            ConfigureLogging = logging => logging.ClearProviders(),
            ConfigureServices = services =>
            {
                options.ConfigureServices!(services);
                // The SDK itself waits seconds before it asks a silent service for a read again.
                services.Configure<StpResilienceOptions>(resilience => resilience.AttemptTimeout = TimeSpan.FromSeconds(3));
            },
        });

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Each_raw_message_of_a_bundle_that_was_given_up_is_an_exception_and_books_when_it_is_reprocessed()
    {
        _plan.IsDown = true;
        await _desk.Host.Client.PostAsync(Desk.Venue, "S1", Messages.Lines(Messages.Fill("E1", account: "X"), Messages.Fill("E2")));
        await UntilGivenUpAsync(Queues.DropCopy);
        await UntilHeldAsync(2);

        var held = await _desk.ListAsync();
        Assert.All(held, e => Assert.Equal(
            (ReasonCodes.DeadLettered, Desk.Venue, "S1", "open"),
            (Desk.Text(e, "reason"), Desk.Text(e, "venue"), Desk.Text(e, "session"), Desk.Text(e, "status"))));
        var history = Assert.Single((await _desk.GetAsync(Desk.Text(held[0], "id"))).GetProperty("deadLetters").EnumerateArray());
        Assert.Equal(
            ("drop-copy", "MaxDeliveryCountExceeded", "Message could not be consumed after 2 delivery attempts.", "fix44"),
            (Desk.Text(history, "queue"), Desk.Text(history, "reason"), Desk.Text(history, "description"), Desk.Text(history.GetProperty("properties"), "venue")));
        Assert.True(history.GetProperty("deliveries").GetInt32() >= 2, "It was delivered twice at least.");
        Assert.NotEqual(default, history.GetProperty("enqueuedAt").GetDateTimeOffset());
        Assert.Equal(2, Assert.Single(await _desk.GroupsAsync()).GetProperty("count").GetInt32());

        var batch = await _desk.ReprocessAllAsync();
        Assert.Equal((1, 1), (batch.GetProperty("resolved").GetInt32(), batch.GetProperty("heldAgain").GetInt32()));
        Assert.Equal(2, (await _desk.ListAsync()).Count);
        Assert.Single(await _desk.ListAsync($"&reason={ReasonCodes.AccountUnmapped}&status=open"));
        Assert.Equal(1, await _desk.PostingsAsync(Messages.Account));
    }

    [Fact]
    public async Task A_trade_event_that_was_given_up_is_an_exception_with_its_raw_message_and_books_when_it_is_reprocessed()
    {
        var raw = Messages.Fill("E1");
        await SendAsync(Queues.TradeEvents, JsonSerializer.SerializeToUtf8Bytes(EventOf(raw), StorageJson.Default.TradeEvent), isDown: true);
        await UntilHeldAsync(1);

        var held = await _desk.OnlyAsync();
        Assert.Equal((ReasonCodes.DeadLettered, "7"), (Desk.Text(held, "reason"), Desk.Text(held, "seqNum")));
        Assert.Equal(raw, await _desk.Http.GetByteArrayAsync($"exceptions/{Desk.Text(held, "id")}/raw"));

        await _desk.ReprocessAllAsync();

        Assert.Equal("resolved", Desk.Text(await _desk.OnlyAsync(), "status"));
        Assert.Equal(1, await _desk.PostingsAsync(Messages.Account));
    }

    [Fact]
    public async Task What_is_no_trade_event_is_shown_as_it_is()
    {
        await SendAsync(Queues.TradeEvents, "{ nonsense"u8.ToArray(), isDown: false);
        await UntilHeldAsync(1);

        var held = await _desk.OnlyAsync();
        Assert.Equal("{ nonsense", Desk.Text(held, "raw"));
        Assert.Contains("not-a-trade-event", Desk.Text(held, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reprocessing_that_was_given_up_goes_back_to_its_exception()
    {
        await _desk.FeedAsync(Messages.Fill("E1", account: "ACME9"));
        var id = Desk.Text(await _desk.OnlyAsync(), "id");
        await _desk.MapAsync(ReferenceMap.Accounts, "ACME9", ("account", "BOOK-9"));
        var order = $$"""{"tickets":[{"exceptionId":"{{id}}","attempt":1,"by":"ann"}],"page":0}""";

        await SendAsync(Queues.DropCopy, System.Text.Encoding.UTF8.GetBytes(order), isDown: true, subject: "reprocess");
        await Hosting.Eventually.HoldsAsync(
            async () => Desk.Text(await _desk.OnlyAsync(), "reason") == ReasonCodes.DeadLettered, "the exception was held again");

        var detail = await _desk.GetAsync(id);
        Assert.Equal(("open", "1"), (Desk.Text(detail.GetProperty("exception"), "status"), Desk.Text(detail.GetProperty("exception"), "attempts")));
        Assert.Single(detail.GetProperty("deadLetters").EnumerateArray());
        await _desk.ReprocessAllAsync();
        Assert.Equal("resolved", Desk.Text(await _desk.OnlyAsync(), "status"));
    }

    /// <summary>Sends a message, with Cosmos DB down until the queue has given it up if so wished.</summary>
    private async Task SendAsync(string queue, byte[] body, bool isDown, string? subject = null)
    {
        _plan.IsDown = isDown;
        await using var sender = _desk.Host.Services.GetRequiredService<ServiceBusClient>().CreateSender(queue);
        await sender.SendMessageAsync(new ServiceBusMessage(BinaryData.FromBytes(body)) { MessageId = "m1", Subject = subject });
        if (isDown)
        {
            await UntilGivenUpAsync(queue);
        }
    }

    /// <summary>Waits until a queue has given up what it had, and then ends the outage, which the breaker notices a moment later.</summary>
    private async Task UntilGivenUpAsync(string queue)
    {
        await Hosting.Eventually.HoldsAsync(() => _desk.Host.Count(queue) is { Active: 0, DeadLetter: > 0 }, "the queue gave up");
        _plan.IsDown = false;
        await Hosting.Eventually.HoldsAsync(
            async () =>
            {
                using var response = await _desk.Http.GetAsync("exceptions");
                return response.IsSuccessStatusCode;
            },
            "the outage was over");
    }

    private Task UntilHeldAsync(int count) => Hosting.Eventually.HoldsAsync(
        async () => (await _desk.ListAsync()).Count == count
            && _desk.Host.Count(Queues.DropCopy).DeadLetter + _desk.Host.Count(Queues.TradeEvents).DeadLetter == 0,
        "the dead letters were exceptions");

    private static TradeEvent EventOf(byte[] raw)
    {
        var at = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        return new TradeEvent
        {
            TradeKey = "fix44.E1.20261120.CL.1",
            Action = TradeAction.New,
            Version = new VersionStamp(1, 1),
            Venue = Desk.Venue,
            Session = "S1",
            SeqNum = 7,
            ReceivedAt = at,
            TransactTime = at,
            TradeDate = new DateOnly(2026, 11, 20),
            ClearingDate = new DateOnly(2026, 11, 20),
            Lines = [],
            Raw = raw,
        };
    }
}

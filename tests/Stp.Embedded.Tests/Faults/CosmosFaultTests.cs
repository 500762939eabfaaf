using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;
using Stp.Embedded.Surroundings;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Hosting;
using Stp.Functions.Exceptions.DeadLetters;
using Stp.Functions.Messaging;

namespace Stp.Embedded.Tests.Faults;

/// <summary>Whatever Cosmos DB does to a write, each trade is booked exactly once and nothing is given up.</summary>
public sealed class CosmosFaultTests : IDisposable
{
    private const int MessagesInBody = 40;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-faults-");

    public static TheoryData<GatewayFaultKind> Kinds => [.. Enum.GetValues<GatewayFaultKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_fault_at_every_fifth_write_changes_nothing_in_the_book(GatewayFaultKind kind)
    {
        var plan = new FaultPlan(20261120 + (int)kind, 0.2, kind);
        await using var host = await QuickSettings.StartAsync(_folder.FullName, gateway => new FaultyGateway(gateway, plan));

        await FeedAsync(host.Client);
        await host.DrainAsync();

        Assert.True(plan.Counts.GetValueOrDefault(kind) > 0, "No call met the fault.");
        await SampleDay.AssertBookAsync(host.Client);
        await LedgerInvariants.AssertSoundAsync(host.Client);
    }

    [Fact]
    public async Task All_faults_together_at_every_third_write_change_nothing_in_the_book()
    {
        var plan = new FaultPlan(1122, 0.33, Enum.GetValues<GatewayFaultKind>());
        await using var host = await QuickSettings.StartAsync(_folder.FullName, gateway => new FaultyGateway(gateway, plan));

        await FeedAsync(host.Client);
        await host.DrainAsync();

        Assert.All(Enum.GetValues<GatewayFaultKind>(), kind => Assert.True(plan.Counts.GetValueOrDefault(kind) > 0, $"No call met {kind}."));
        await SampleDay.AssertBookAsync(host.Client);
        await LedgerInvariants.AssertSoundAsync(host.Client);
    }

    [Fact]
    public async Task An_outage_heals_by_itself_and_loses_nothing()
    {
        var plan = new FaultPlan(1, 0);
        await using var host = await QuickSettings.StartAsync(_folder.FullName, gateway => new FaultyGateway(gateway, plan));
        var bodies = SampleDay.Bodies(MessagesInBody).ToList();
        foreach (var (number, (venue, session, body)) in bodies.Index())
        {
            plan.IsDown = number >= bodies.Count / 3;
            await host.Client.PostAsync(venue, session, body);
        }

        await Eventually.HoldsAsync(async () => await CosmosCheckAsync(host.Client) == nameof(BrokenCircuitException), "the breaker opened");
        using (var read = await host.Client.Http.GetAsync("positions"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, read.StatusCode);
        }

        plan.IsDown = false;
        await host.DrainAsync();
        await SampleDay.AssertBookAsync(host.Client);
        await LedgerInvariants.AssertSoundAsync(host.Client);
    }

    /// <summary>With two deliveries, a message that goes back is a dead letter the second time.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_cosmos_is_down_or_throttles_the_queue_keeps_everything_and_the_host_takes_no_more(bool isThrottling)
    {
        const int Deliveries = 2, Bodies = 30;
        var plan = new FaultPlan(1, 0);
        await using var host = await QuickSettings.StartAsync(
            _folder.FullName,
            gateway => new FaultyGateway(gateway, plan),
            options => options with { Queues = options.Queues.ToDictionary(queue => queue.Key, queue => queue.Value with { MaxDeliveryCount = Deliveries }) });
        var trigger = EmbeddedSurroundings.With(new()).QueueTriggers[Queues.DropCopy];
        var bodies = SampleDay.Bodies(MessagesInBody).ToList();
        (plan.IsDown, plan.IsThrottling) = (!isThrottling, isThrottling);
        foreach (var (venue, session, body) in bodies.Take(Bodies))
        {
            await host.Client.PostAsync(venue, session, body);
        }

        await Eventually.HoldsAsync(() => plan.Refused > 0, "a call was refused");
        for (var attempt = 0; attempt < 3 * Deliveries; attempt++)
        {
            // Each is an attempt that the breaker let through.
            var refused = plan.Refused;
            await Eventually.HoldsAsync(() => plan.Refused > refused, "it was tried again");
        }

        Assert.Equal((0, 0), (host.Count(Queues.DropCopy).DeadLetter, host.Count(Queues.TradeEvents).DeadLetter));
        await using (var receiver = host.Services.GetRequiredService<ServiceBusClient>().CreateReceiver(Queues.DropCopy))
        {
            var waiting = await receiver.PeekMessagesAsync(bodies.Count);
            Assert.InRange(waiting.Count(message => message.DeliveryCount > 0), 1, trigger.MaxMessageBatchSize * trigger.MaxConcurrentCalls);
            Assert.Contains(waiting, message => message.DeliveryCount == 0);
        }

        (plan.IsDown, plan.IsThrottling) = (false, false);
        foreach (var (venue, session, body) in bodies.Skip(Bodies))
        {
            await host.Client.PostAsync(venue, session, body);
        }

        await host.DrainAsync();
        await SampleDay.AssertBookAsync(host.Client);
        await LedgerInvariants.AssertSoundAsync(host.Client);
    }

    /// <summary>Given back, it would come again at once, over and over, as long as the outage lasts.</summary>
    [Fact]
    public async Task While_cosmos_is_down_a_dead_letter_stays_with_the_function_that_makes_an_exception_of_it()
    {
        var plan = new FaultPlan(1, 0);
        await using var host = await QuickSettings.StartAsync(_folder.FullName, gateway => new FaultyGateway(gateway, plan));
        var drain = host.Services.GetRequiredService<DeadLetterDrain>();
        var message = ServiceBusModelFactory.ServiceBusReceivedMessage(
            new BinaryData("8=FIX.4.4|nonsense"), "m1", deliveryCount: 11, properties: new Dictionary<string, object> { [Queues.VenueProperty] = "fix44" });
        var actions = new CountedActions();
        plan.IsDown = true;

        var draining = drain.RunAsync([message], Queues.DropCopy, drain.StoreRawAsync, actions, CancellationToken.None);
        await Eventually.HoldsAsync(() => actions.Renewed > 1, "its lock was renewed");
        Assert.Equal((false, 0), (draining.IsCompleted, actions.Completed));
        plan.IsDown = false;
        await draining;

        Assert.Equal(1, actions.Completed);
        Assert.Equal("dead-lettered", Assert.Single(await host.Client.ListAsync("exceptions")).GetProperty("reason").GetString());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What <c>health/ready</c> says of Cosmos DB.</summary>
    private static async Task<string?> CosmosCheckAsync(ProductClient client)
    {
        using var response = await client.Http.GetAsync("health/ready");
        var report = await response.Content.ReadFromJsonAsync<JsonElement>();
        return report.GetProperty("checks").GetProperty("cosmos").GetString();
    }

    private static async Task FeedAsync(ProductClient client)
    {
        foreach (var (venue, session, body) in SampleDay.Bodies(MessagesInBody))
        {
            await client.PostAsync(venue, session, body);
        }
    }

    private sealed class CountedActions : ServiceBusMessageActions
    {
        private int _renewed, _completed;

        public int Renewed => Volatile.Read(ref _renewed);

        public int Completed => Volatile.Read(ref _completed);

        public override Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _renewed);
            return Task.CompletedTask;
        }

        public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _completed);
            return Task.CompletedTask;
        }
    }
}

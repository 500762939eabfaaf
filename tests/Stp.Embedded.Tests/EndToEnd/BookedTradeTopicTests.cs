using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Hosting;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Tests.Faults;
using Stp.Embedded.Tests.Hosting;
using Stp.Functions.Booking;
using Stp.Functions.Messaging;

namespace Stp.Embedded.Tests.EndToEnd;

/// <summary>
/// Other systems are told of booked trades by a topic. Here a queue takes its place, which is sent to in the same way and has what one subscription would have.
/// </summary>
public sealed class BookedTradeTopicTests : IDisposable
{
    private const string Topic = "booked-trades";
    private const int MessagesInBody = 40;

    private static readonly KeyValuePair<string, string?>[] Settings = [new("BookedTrades:Topic", Topic)];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-topic-");
    private FailingServiceBus _bus = null!;

    [Fact]
    public async Task The_last_version_told_of_each_trade_is_the_trade_in_the_book()
    {
        await using var host = await StartAsync(Settings);
        await SampleDay.FeedAsync(host.Client);
        await host.DrainAsync();

        var told = (await MessagesAsync(host)).GroupBy(message => message.MessageId.Split('!')[0])
            .Select(trade => trade.MaxBy(one => (int)one.ApplicationProperties[BookedTradeTopic.Version])!.Body.ToString()).Order(StringComparer.Ordinal).ToList();

        // An amendment that waits for its trade is not told.
        var book = (await host.Client.ListAsync("trades?maxpagesize=100")).Where(trade => trade.GetProperty("legs").GetArrayLength() > 0);
        Assert.NotEmpty(told);
        Assert.Equal(book.Select(trade => trade.GetRawText()).Order(StringComparer.Ordinal), told);
    }

    [Fact]
    public async Task A_trade_that_comes_again_is_told_again_under_the_same_id_and_can_be_chosen_by_what_it_says()
    {
        await using var host = await StartAsync(Settings);
        var (venue, session, body) = SampleDay.Bodies(MessagesInBody).First();
        await host.Client.PostAsync(venue, session, body);
        await host.DrainAsync();
        var once = await MessagesAsync(host);
        await host.Client.PostAsync(venue, session, body);
        await host.DrainAsync();
        var twice = await MessagesAsync(host);

        Assert.Equal(once.Select(message => message.MessageId).Distinct(), twice.Select(message => message.MessageId).Distinct());
        Assert.All(once, message =>
        {
            var trade = JsonSerializer.Deserialize<JsonElement>(message.Body);
            Assert.Equal(trade.GetProperty("status").GetString(), message.Subject);
            Assert.Equal(trade.GetProperty("venue").GetString(), message.ApplicationProperties["venue"]);
            Assert.Contains($"|{trade.GetProperty("account").GetString()}|", (string)message.ApplicationProperties[BookedTradeTopic.Accounts], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task While_the_topic_is_out_trades_are_booked_and_wait_to_be_told()
    {
        await using var host = await StartAsync(Settings);
        (_bus.Only, _bus.IsDown) = (Topic, true);
        var (venue, session, body) = SampleDay.Bodies(MessagesInBody).First();
        await host.Client.PostAsync(venue, session, body);
        await Eventually.HoldsAsync(() => _bus.Failed > 0, "a trade was told in vain");
        Assert.NotEqual(0, host.Count(Queues.TradeEvents).Active);
        Assert.Empty(await MessagesAsync(host));

        _bus.IsDown = false;
        await host.DrainAsync();

        var book = (await host.Client.ListAsync("trades?maxpagesize=100")).Where(trade => trade.GetProperty("legs").GetArrayLength() > 0);
        Assert.Equal(
            book.Select(trade => trade.GetProperty("tradeKey").GetString()).Order(StringComparer.Ordinal),
            (await ToldAsync(host)).Select(trade => trade.GetProperty("tradeKey").GetString()).Distinct().Order(StringComparer.Ordinal));
        await LedgerInvariants.AssertSoundAsync(host.Client);
    }

    [Fact]
    public async Task Without_a_topic_nobody_is_told()
    {
        await using var host = await StartAsync([]);
        await SampleDay.FeedAsync(host.Client);
        await host.DrainAsync();

        Assert.Empty(await MessagesAsync(host));
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_said_at_the_start()
    {
        var fault = await Assert.ThrowsAsync<StartupException>(() => RunningHost.StartAsync(_folder.FullName, settings: Settings));

        Assert.Contains("BookedTrades:Topic", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<RunningHost> StartAsync(KeyValuePair<string, string?>[] settings) => QuickSettings.StartAsync(_folder.FullName, change: WithTopic, settings: settings);

    private static async Task<List<JsonElement>> ToldAsync(RunningHost host) =>
        [.. (await MessagesAsync(host)).Select(message => JsonSerializer.Deserialize<JsonElement>(message.Body))];

    private static async Task<IReadOnlyList<ServiceBusReceivedMessage>> MessagesAsync(RunningHost host)
    {
        await using var receiver = host.Services.GetRequiredService<ServiceBusClient>().CreateReceiver(Topic);
        return await receiver.PeekMessagesAsync(maxMessages: 100_000, fromSequenceNumber: 0);
    }

    private EmbeddedHostOptions WithTopic(EmbeddedHostOptions options) => FailingServiceBus.Before(
        options with { Queues = new Dictionary<string, QueueOptions>(options.Queues) { [Topic] = new() } }, bus => _bus = bus);
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.Holding;
using Stp.Domain.Normalizing;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Feeds;
using Stp.Functions.Messaging;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Where the book disagrees with itself, or is short of what the venues have sent.</summary>
public sealed class BookBreakTests : IAsyncLifetime
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(10);

    private EndOfDayUnderTest _day = null!;

    public async ValueTask InitializeAsync()
    {
        _day = await EndOfDayUnderTest.StartAsync();
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));
        await _day.UploadAsync(Friday, Position("A1", Symbol, 5, 71m), Trade("A1", Symbol, 5, 70m));
    }

    public ValueTask DisposeAsync() => _day.DisposeAsync();

    [Fact]
    public async Task A_position_that_is_not_the_sum_of_its_postings_is_looked_at_again_and_then_a_break()
    {
        await BookDamage.ChangePositionAsync(_day, "ACC-1", boughtLots: 6);
        await _day.StartRunAsync(Friday);
        Assert.Equal(DayStatus.Running, (await _day.RunAsync(Friday)).Review.Status);

        await _day.AdvanceAsync(TimeSpan.FromSeconds(30));

        var one = await OnlyBreakAsync();
        Assert.Equal((BreakType.IntegrityDrift, "ACC-1", Instrument, 5m, 1), (one.Type, one.Account, one.Instrument, one.BookLots, one.Count));
        Assert.StartsWith("The position is not the sum of its postings. 2026-11-20: position 6 bought", one.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drift_that_is_gone_at_the_second_look_is_none()
    {
        await BookDamage.ChangePositionAsync(_day, "ACC-1", boughtLots: 6);
        await _day.StartRunAsync(Friday);
        await BookDamage.ChangePositionAsync(_day, "ACC-1", boughtLots: 5);

        await _day.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(DayStatus.AwaitingSignOff, (await _day.RunAsync(Friday)).Review.Status);
        Assert.Empty(await _day.BreaksAsync(Friday));
    }

    [Fact]
    public async Task A_trade_whose_posting_is_missing_is_named()
    {
        await BookDamage.DeletePostingAsync(_day, "ACC-1", "T1!1!1");
        await _day.StartRunAsync(Friday);

        await _day.AdvanceAsync(TimeSpan.FromSeconds(30));

        var drift = Assert.Single(await _day.BreaksAsync(Friday), review => review.Break.Type == BreakType.IntegrityDrift).Break;
        Assert.StartsWith(
            "The position is not the sum of its postings. The postings are not those of the trades.", drift.Detail, StringComparison.Ordinal);
        Assert.Contains("Trades: T1", drift.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_last_look_reads_the_account_once_more_to_name_trades()
    {
        await BookDamage.DeletePostingAsync(_day, "ACC-1", "T1!1!1");
        await _day.StartRunAsync(Friday);
        var readings = 0;
        _day.Meddler.Before = call =>
        {
            readings += Meddler.IsOf(call, "trades") ? 1 : 0;
            return Task.CompletedTask;
        };

        await _day.AdvanceAsync(TimeSpan.FromSeconds(10));
        var second = readings;
        await _day.AdvanceAsync(TimeSpan.FromSeconds(20));

        // Each look asks for the trades and for those that have left. The third one is like the second; the last asks for the trades once more.
        Assert.True(second > 0);
        Assert.Equal(second / 2 * 7, readings);
    }

    [Fact]
    public async Task Held_messages_are_a_break_by_venue_and_reason()
    {
        var store = _day.Services.GetRequiredService<CosmosExceptionStore>();
        await store.HoldAsync(
            [.. Enumerable.Range(1, 3).Select(i => new HeldException(
                $"x{i}", new Hold(ReasonCodes.ChecksumWrong, "It is wrong."), "cme-stp", "S", i, "8=FIX"u8.ToArray(), _day.Time.GetUtcNow().AddHours(-i)))],
            default);

        await _day.StartRunAsync(Friday);

        var one = await OnlyBreakAsync();
        Assert.Equal((BreakType.HeldExceptions, "cme-stp/checksum-wrong", 3), (one.Type, one.Subject, one.Count));
    }

    [Fact]
    public async Task Missing_sequence_numbers_are_waited_for_and_then_a_break()
    {
        await RecordAsync(1, 2, 5);
        await _day.StartRunAsync(Friday);
        await _day.AdvanceAsync(DrainLimit - TimeSpan.FromSeconds(1));
        Assert.Equal(DayStatus.Running, (await _day.RunAsync(Friday)).Review.Status);

        await _day.AdvanceAsync(TimeSpan.FromSeconds(1));

        var one = await OnlyBreakAsync();
        Assert.Equal((BreakType.SequenceGap, "cme-stp/S/2026-11-20", 2), (one.Type, one.Subject, one.Count));
        Assert.Equal("Session S of venue cme-stp, begun on 2026-11-20, lacks 2 messages: 3-4.", one.Detail);
    }

    [Fact]
    public async Task Sequence_numbers_that_somebody_has_accepted_are_no_break_and_stand_in_the_report()
    {
        await RecordAsync(1, 2, 5, 7);
        foreach (var (from, to) in ((int, int)[])[(3, 4), (6, 6)])
        {
            var body = JsonContent.Create(new { epoch = "2026-11-20", numbering = 1, from, to, reason = "CME: never used." });
            using var response = await _day.SendAsync(HttpMethod.Post, "sessions/cme-stp/S/gaps/accept", "ann", body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await RecordAsync(3, 6);
        await _day.StartRunAsync(Friday);

        Assert.Empty(await _day.BreaksAsync(Friday));
        using var answer = await _day.SendAsync(HttpMethod.Get, "eod/2026-11-20/report", "ben", content: null);
        var gap = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("acceptedGaps").EnumerateArray());
        Assert.Equal(
            ("cme-stp S 3 4 1", "ann", "CME: never used."),
            ($"{gap.GetProperty("venue")} {gap.GetProperty("session")} {gap.GetProperty("from")} {gap.GetProperty("to")} {gap.GetProperty("missing")}",
                gap.GetProperty("by").GetString(), gap.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Sequence_numbers_that_come_while_they_are_waited_for_are_no_break()
    {
        await RecordAsync(1, 2, 5);
        await _day.StartRunAsync(Friday);
        await RecordAsync(3, 4);

        await _day.AdvanceAsync(TimeSpan.FromSeconds(15));

        Assert.Equal(DayStatus.AwaitingSignOff, (await _day.RunAsync(Friday)).Review.Status);
        Assert.Empty(await _day.BreaksAsync(Friday));
    }

    [Theory]
    [InlineData(Queues.DropCopy)]
    [InlineData(Queues.TradeEvents)]
    public async Task A_queue_that_does_not_drain_is_a_break(string queue)
    {
        var queued = _day.Time.GetUtcNow();
        await SendAsync(queue);
        await _day.AdvanceAsync(TimeSpan.FromMinutes(1));
        await _day.StartRunAsync(Friday);
        Assert.Equal(DayStatus.Running, (await _day.RunAsync(Friday)).Review.Status);

        await _day.AdvanceAsync(DrainLimit);

        var one = await OnlyBreakAsync();
        Assert.Equal((BreakType.FeedNotDrained, queue), (one.Type, one.Subject));
        Assert.Contains($"{queued:yyyy-MM-dd HH:mm:ss} UTC", one.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_queued_after_the_cut_off_is_not_waited_for()
    {
        await SendAsync(Queues.DropCopy);
        await _day.StartRunAsync(Friday);
        await _day.AdvanceAsync(TimeSpan.FromMinutes(1));
        await SendAsync(Queues.DropCopy);
        await ReceiveAsync(Queues.DropCopy);

        await _day.AdvanceAsync(TimeSpan.FromSeconds(15));

        Assert.Equal(DayStatus.AwaitingSignOff, (await _day.RunAsync(Friday)).Review.Status);
        Assert.Empty(await _day.BreaksAsync(Friday));
    }

    /// <summary>The one break of the run, which is over.</summary>
    private async Task<Break> OnlyBreakAsync()
    {
        Assert.Equal(DayStatus.AwaitingSignOff, (await _day.RunAsync(Friday)).Review.Status);
        return Assert.Single(await _day.BreaksAsync(Friday)).Break;
    }

    private Task RecordAsync(params int[] numbers) => _day.Services.GetRequiredService<CosmosFeedStore>().RecordAsync(
        numbers.Select(number => (
            new MessageContext("cme-stp", "S", _day.Time.GetUtcNow()),
            new FeedHeader { Session = "S", Epoch = Friday, SeqNum = number, SentAt = FridayNight.AddHours(-3).AddSeconds(number) })),
        default);

    private async Task SendAsync(string queue)
    {
        await using var sender = _day.Services.GetRequiredService<ServiceBusClient>().CreateSender(queue);
        await sender.SendMessageAsync(new ServiceBusMessage("late") { MessageId = Guid.NewGuid().ToString() });
    }

    private async Task ReceiveAsync(string queue)
    {
        await using var receiver = _day.Services.GetRequiredService<ServiceBusClient>().CreateReceiver(queue);
        await receiver.CompleteMessageAsync(await receiver.ReceiveMessageAsync());
    }
}

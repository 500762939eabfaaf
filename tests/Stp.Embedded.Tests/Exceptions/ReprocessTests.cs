using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Holding;
using Stp.Domain.Reference;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Functions.Booking;

namespace Stp.Embedded.Tests.Exceptions;

/// <summary>A held message goes through normalizing and booking again: it is booked once, or held once more as the same exception.</summary>
public sealed class ReprocessTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await Desk.StartAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Once_the_code_is_mapped_the_message_is_booked_as_first_received()
    {
        await _desk.FeedAsync(Messages.Fill("E1", account: "ACME9"));
        var held = await _desk.OnlyAsync();
        await _desk.MapAsync(ReferenceMap.Accounts, "ACME9", ("account", "BOOK-9"));

        await ReprocessAsync(Desk.Text(held, "id"));

        var detail = await _desk.GetAsync(Desk.Text(held, "id"));
        Assert.Equal("resolved", Desk.Text(detail.GetProperty("exception"), "status"));
        Assert.Equal(Messages.KeyOf(Desk.Venue, "E1"), Desk.Text(detail, "tradeKey"));
        Assert.Equal(
            ["reprocessed", "resolved"],
            detail.GetProperty("actions").EnumerateArray().Select(a => Desk.Text(a, "kind")).Order(StringComparer.Ordinal));
        var trade = await _desk.Http.GetStringAsync($"trades/{Messages.KeyOf(Desk.Venue, "E1")}");
        Assert.Contains(Desk.Text(held, "receivedAt"), trade, StringComparison.Ordinal);
        Assert.Contains("\"S1\"", trade, StringComparison.Ordinal);
        Assert.Equal("exception-resolved", Desk.Text((await _desk.PostAsync($"exceptions/{Desk.Text(held, "id")}/reprocess")).Answer, "code"));
    }

    /// <summary>Its copy would have been good for an hour.</summary>
    [Fact]
    public async Task An_instance_that_did_not_take_the_mapping_itself_reads_it_before_it_reprocesses()
    {
        await using var desk = await Desk.StartAsync(settings: [new("Reference:RefreshInterval", "01:00:00")]);
        await desk.FeedAsync(Messages.Fill("E1", account: "ACME9"));
        await desk.MapAsync(ReferenceMap.Accounts, "ACME9", ("account", "BOOK-9"));
        await desk.FeedAsync(Messages.Fill("E2", account: "ACME9"));
        Assert.Equal(2, (await desk.ListAsync()).Count);

        var batch = await desk.ReprocessAllAsync();

        Assert.Equal((2, 0), (batch.GetProperty("resolved").GetInt32(), batch.GetProperty("heldAgain").GetInt32()));
    }

    [Fact]
    public async Task What_is_held_for_another_reason_is_the_same_exception_and_a_replay_adds_none()
    {
        var message = Messages.Fill("E1", account: "ACME9", symbol: "ZZ");
        await _desk.FeedAsync(message);
        var held = await _desk.OnlyAsync();
        Assert.Equal(ReasonCodes.InstrumentUnmapped, Desk.Text(held, "reason"));
        await _desk.MapAsync(ReferenceMap.Instruments, "ZZ", ("instrument", "XNYM:CL"));

        await ReprocessAsync(Desk.Text(held, "id"));
        await _desk.FeedAsync(message);

        var again = await _desk.OnlyAsync();
        Assert.Equal(
            (Desk.Text(held, "id"), ReasonCodes.AccountUnmapped, "open", "1"),
            (Desk.Text(again, "id"), Desk.Text(again, "reason"), Desk.Text(again, "status"), Desk.Text(again, "attempts")));
        Assert.Equal("account-unmapped/fix44//1//accounts/fix44/ACME9", Desk.Text(again, "cause"));
    }

    [Fact]
    public async Task A_message_held_for_a_reason_that_names_it_otherwise_is_the_same_exception_and_a_replay_adds_none()
    {
        var message = Messages.Fill("E1", symbol: "BIG", price: "9999999");
        await _desk.FeedAsync(message);
        var held = await _desk.OnlyAsync();
        await _desk.MapAsync(ReferenceMap.Instruments, "BIG", ("instrument", "XNYM:CL"), ("priceFactor", "10000000000000000000000000"));

        await ReprocessAsync(Desk.Text(held, "id"));
        await _desk.FeedAsync(message);

        var again = await _desk.OnlyAsync();
        Assert.Equal((Desk.Text(held, "id"), ReasonCodes.NormalizerFault), (Desk.Text(again, "id"), Desk.Text(again, "reason")));
    }

    [Fact]
    public async Task Reprocessed_twice_at_once_while_its_replay_runs_it_is_booked_once()
    {
        const int Trades = 20;
        byte[][] messages = [.. Enumerable.Range(1, Trades).Select(i => Messages.Fill($"E{i}", account: "ACME9"))];
        await _desk.FeedAsync(messages);
        var ids = (await _desk.ListAsync()).ConvertAll(held => Desk.Text(held, "id"));
        await _desk.MapAsync(ReferenceMap.Accounts, "ACME9", ("account", "BOOK-9"));

        await Task.WhenAll(
            [
                .. ids.Concat(ids).Select(id => _desk.PostAsync($"exceptions/{id}/reprocess")),
                _desk.Host.Client.PostAsync(Desk.Venue, "S1", Messages.Lines(messages)),
                _desk.ReprocessAllAsync(),
                _desk.ReprocessAllAsync(),
            ]);
        await _desk.Host.DrainAsync();

        Assert.Equal(Trades, (await _desk.ListAsync("&status=resolved")).Count);
        Assert.Equal(Trades, await _desk.PostingsAsync("BOOK-9"));
        await LedgerInvariants.AssertSoundAsync(_desk.Host.Client);
    }

    [Fact]
    public async Task A_message_too_large_for_the_queue_is_held_again_as_the_same_exception()
    {
        await _desk.FeedAsync(Messages.Fill("E1", more: $"58={new string('x', 5_000_000)}|"));
        var held = await _desk.OnlyAsync();

        await ReprocessAsync(Desk.Text(held, "id"));

        var again = await _desk.OnlyAsync();
        Assert.Equal((Desk.Text(held, "id"), "1"), (Desk.Text(again, "id"), Desk.Text(again, "attempts")));
        Assert.Equal(ReasonCodes.MessageTooLarge, Desk.Text(again, "reason"));
    }

    [Fact]
    public async Task A_fault_of_the_normalizer_is_held_beside_messages_that_book_and_books_once_it_is_gone()
    {
        await _desk.MapAsync(ReferenceMap.Instruments, "BIG", ("instrument", "XNYM:CL"), ("priceFactor", "10000000000000000000000000"));
        await Hosting.Eventually.HoldsAsync(
            async () =>
            {
                await _desk.FeedAsync(Messages.Fill("E1"), Messages.Fill("E2", symbol: "BIG", price: "9999999"), Messages.Fill("E3"));
                return (await _desk.ListAsync("&reason=normalizer-fault")).Count == 1 || (await _desk.ListAsync()).Count == 0;
            },
            "the row was seen");
        var held = Assert.Single(await _desk.ListAsync("&reason=normalizer-fault"));
        Assert.Contains(nameof(OverflowException), Desk.Text(held, "detail"), StringComparison.Ordinal);
        Assert.Equal(2, await _desk.PostingsAsync(Messages.Account));

        await _desk.MapAsync(ReferenceMap.Instruments, "BIG", ("instrument", "XNYM:CL"));
        await _desk.ReprocessAllAsync("""{"reason": "normalizer-fault"}""");

        Assert.Equal("resolved", Desk.Text((await _desk.GetAsync(Desk.Text(held, "id"))).GetProperty("exception"), "status"));
        Assert.Equal(3, await _desk.PostingsAsync(Messages.Account));
    }

    [Fact]
    public async Task An_amendment_that_waits_for_its_trade_is_not_reprocessed()
    {
        await _desk.FeedAsync(Messages.Wire(Messages.FillText("A1", more: "19=O1|").Replace("|150=F|", "|150=G|", StringComparison.Ordinal)));
        await ActivatorUtilities.CreateInstance<RaiseParkedTrades>(_desk.Host.Services, new LaterTime()).RunAsync(new TimerInfo(), CancellationToken.None);
        var held = await _desk.OnlyAsync();

        var (status, answer) = await _desk.PostAsync($"exceptions/{Desk.Text(held, "id")}/reprocess");
        var batch = await _desk.ReprocessAllAsync();

        Assert.Equal((HttpStatusCode.Conflict, "exception-waiting"), (status, Desk.Text(answer, "code")));
        Assert.Equal(0, batch.GetProperty("queued").GetInt32());
        Assert.Equal("open", Desk.Text(await _desk.OnlyAsync(), "status"));
    }

    private async Task ReprocessAsync(string id)
    {
        // The mapping is asked for again a moment after it was changed.
        await Task.Delay(30);
        Assert.Equal(HttpStatusCode.Accepted, (await _desk.PostAsync($"exceptions/{id}/reprocess")).Status);
        await _desk.Host.DrainAsync();
    }

    private sealed class LaterTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddMinutes(10);
    }
}

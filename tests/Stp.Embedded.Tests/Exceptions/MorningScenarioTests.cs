using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Hosting;

namespace Stp.Embedded.Tests.Exceptions;

/// <summary>A morning at the desk of operations, step by step as a person does it, over HTTP alone.</summary>
public sealed class MorningScenarioTests : IAsyncLifetime
{
    private const string NewDesk = "NEW-DESK";

    private Desk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await Desk.StartAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task An_unmapped_account_holds_a_mornings_trades_until_operations_map_it()
    {
        await TradesArriveAsync(account: NewDesk, count: 40);
        await TradesArriveAsync(account: "ACC1", count: 2);
        var cause = await TheOnlyCauseIsAsync("Account (1) \"NEW-DESK\" of venue fix44 is not mapped to an account of ours.", messages: 40);
        await LotsAreAsync("BOOK-NEW", 0);

        await MapTheAccountAsync(NewDesk, "BOOK-NEW");
        await TheCauseIsOfferedAsync(cause);
        await ReprocessTheCauseAsync(cause, booked: 40);

        await NothingIsOpenAsync();
        await LotsAreAsync("BOOK-NEW", 120);
        await LotsAreAsync(Messages.Account, 6);
        await LedgerInvariants.AssertSoundAsync(_desk.Host.Client);
    }

    [Fact]
    public async Task What_is_held_for_two_causes_waits_for_the_second_once_the_first_is_mended()
    {
        await TradesArriveAsync(account: NewDesk, count: 3, symbol: "WTI");
        var first = await TheOnlyCauseIsAsync("Instrument (55) \"WTI\" of venue fix44 is not mapped.", messages: 3);
        await MapAsync("instruments", "WTI", new { instrument = "XNYM:CL" });
        await TheCauseIsOfferedAsync(first);
        await ReprocessTheCauseAsync(first, booked: 0);

        var second = await TheOnlyCauseIsAsync("Account (1) \"NEW-DESK\" of venue fix44 is not mapped to an account of ours.", messages: 3);
        await MapTheAccountAsync(NewDesk, "BOOK-NEW");
        await TheCauseIsOfferedAsync(second);
        await ReprocessTheCauseAsync(second, booked: 3);

        await NothingIsOpenAsync();
        await LotsAreAsync("BOOK-NEW", 9);
    }

    [Fact]
    public async Task A_venues_test_messages_are_dismissed_together_and_one_that_was_real_is_opened_again_and_booked()
    {
        await TradesArriveAsync(account: "TEST", count: 5);
        var cause = await TheOnlyCauseIsAsync("Account (1) \"TEST\" of venue fix44 is not mapped to an account of ours.", messages: 5);
        await DismissTheCauseAsync(cause, "The broker tests its new release.");
        await NothingIsOpenAsync();

        var real = await OpenAgainAsync(cause);
        await MapTheAccountAsync("TEST", "BOOK-TEST");
        await TheCauseIsOfferedAsync(cause);
        await ReprocessAsync(real);

        await LotsAreAsync("BOOK-TEST", 3);
        Assert.Equal(4, (await _desk.ListAsync("&status=dismissed")).Count);
        Assert.Equal(
            ["exception.dismiss", "exception.reopen", "exception.reprocess", "reference.put"],
            (await _desk.Host.Client.ListAsync("audit")).Select(entry => Desk.Text(entry, "action")).Where(action => action != "exception.dismiss-all").Distinct().Order(StringComparer.Ordinal));
    }

    private Task TradesArriveAsync(string account, int count, string symbol = "CL") =>
        _desk.FeedAsync([.. Enumerable.Range(1, count).Select(i => Messages.Fill($"{account}{i}", account: account, symbol: symbol))]);

    /// <summary>What the list of causes says; gives the cause.</summary>
    private async Task<string> TheOnlyCauseIsAsync(string detail, int messages)
    {
        var group = Assert.Single(await _desk.GroupsAsync());
        Assert.Equal((detail, messages), (Desk.Text(group, "detail"), group.GetProperty("count").GetInt32()));
        return Desk.Text(group, "cause");
    }

    private Task MapTheAccountAsync(string code, string account) => MapAsync("accounts", code, new { account });

    private async Task MapAsync(string map, string code, object values)
    {
        using var response = await _desk.Http.PutAsJsonAsync($"reference/{map}/{Desk.Venue}/{code}", new { values });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private Task TheCauseIsOfferedAsync(string cause) => Eventually.HoldsAsync(
        async () => (await _desk.GroupsAsync("&ready=true")).Any(group => Desk.Text(group, "cause") == cause), "the cause was offered to be reprocessed");

    private async Task ReprocessTheCauseAsync(string cause, int booked)
    {
        var batch = await _desk.ReprocessAllAsync(JsonSerializer.Serialize(new { cause }));
        Assert.Equal(booked, batch.GetProperty("resolved").GetInt32());
    }

    private async Task DismissTheCauseAsync(string cause, string reason) => await _desk.DismissAllAsync(JsonSerializer.Serialize(new { cause }), reason);

    /// <summary>Opens the oldest dismissed message of a cause again, and gives its id.</summary>
    private async Task<string> OpenAgainAsync(string cause)
    {
        var id = Desk.Text((await _desk.ListAsync($"&status=dismissed&cause={Uri.EscapeDataString(cause)}"))[0], "id");
        Assert.Equal(HttpStatusCode.OK, (await _desk.PostAsync($"exceptions/{id}/reopen")).Status);
        return id;
    }

    private async Task ReprocessAsync(string id)
    {
        Assert.Equal(HttpStatusCode.Accepted, (await _desk.PostAsync($"exceptions/{id}/reprocess")).Status);
        await _desk.Host.DrainAsync();
    }

    private async Task NothingIsOpenAsync() => Assert.Empty(await _desk.GroupsAsync());

    private async Task LotsAreAsync(string account, decimal lots) =>
        Assert.Equal(lots, (await _desk.Host.Client.ListAsync($"positions?account={account}")).Sum(position => position.GetProperty("netLots").GetDecimal()));
}

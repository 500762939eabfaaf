using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Stp.Domain.Holding;
using Stp.Domain.Reference;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Exceptions;

/// <summary>Finance sees causes and not messages: maps the code, reprocesses the group, and every trade is booked once.</summary>
public sealed class GroupTests : IAsyncLifetime
{
    private const int Held = 300;

    private Desk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await Desk.StartAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task One_unmapped_account_that_holds_300_messages_is_one_line_until_it_is_mapped_and_reprocessed()
    {
        await _desk.FeedAsync([.. Enumerable.Range(1, Held).Select(i => Messages.Fill($"E{i}", account: "ACME9", price: $"{i}.5"))]);

        var group = Assert.Single(await _desk.GroupsAsync());
        Assert.Equal((Held, "account-unmapped", Desk.Venue), (group.GetProperty("count").GetInt32(), Desk.Text(group, "reason"), Desk.Text(group, "venue")));
        Assert.Equal("Account (1) \"ACME9\" of venue fix44 is not mapped to an account of ours.", Desk.Text(group, "detail"));
        var mapping = group.GetProperty("mapping");
        Assert.Equal(("accounts", "fix44", "ACME9"), (Desk.Text(mapping, "map"), Desk.Text(mapping, "venue"), Desk.Text(mapping, "code")));
        Assert.Equal((false, "open"), (group.GetProperty("ready").GetBoolean(), Desk.Text(group, "status")));
        Assert.Empty(await _desk.GroupsAsync("&ready=true"));

        await _desk.MapAsync(ReferenceMap.Accounts, "ACME9", ("account", "BOOK-9"));
        await Hosting.Eventually.HoldsAsync(async () => (await _desk.GroupsAsync("&ready=true")).Count == 1, "the mapping was seen");
        var batch = await _desk.ReprocessAllAsync($$"""{"cause": "{{Desk.Text(group, "cause")}}"}""");

        Assert.Equal((Held, Held, 0), (Number(batch, "queued"), Number(batch, "resolved"), Number(batch, "heldAgain")));
        Assert.Empty(await _desk.GroupsAsync());
        Assert.Equal(Held, Number(Assert.Single(await _desk.GroupsAsync("&status=resolved")), "count"));
        Assert.Equal(0, Number(await _desk.ReprocessAllAsync($$"""{"cause": "{{Desk.Text(group, "cause")}}"}"""), "queued"));
        Assert.Equal(Held, await _desk.PostingsAsync("BOOK-9"));
        await LedgerInvariants.AssertSoundAsync(_desk.Host.Client);
    }

    [Fact]
    public async Task Groups_are_listed_by_reason_and_code_page_by_page_and_as_csv()
    {
        await _desk.FeedAsync(
            Messages.Fill("E1", account: "B"), Messages.Fill("E2", account: "A"), Messages.Fill("E3", account: "A"),
            Messages.Fill("E4", symbol: "ZZ"), Messages.Fill("E5", lots: "0"), Messages.Fill("E6", lots: "-1"));

        var pages = await _desk.Host.Client.ListAsync("exceptions/groups?maxpagesize=1");
        Assert.Equal(
            ["account-unmapped 2 A", "account-unmapped 1 B", "instrument-unmapped 1 ZZ", "lots-invalid 2 "],
            pages.Select(g => $"{Desk.Text(g, "reason")} {Number(g, "count")} {(g.GetProperty("mapping") is { ValueKind: JsonValueKind.Object } m ? Desk.Text(m, "code") : "")}"));
        Assert.Equal(2, (await _desk.GroupsAsync("&reason=account-unmapped&venue=fix44")).Count);
        Assert.Empty(await _desk.GroupsAsync("&venue=ice"));
        Assert.Equal(2, (await _desk.ListAsync($"&status=open&cause={Uri.EscapeDataString(Desk.Text(pages[0], "cause"))}")).Count);

        using var request = new HttpRequestMessage(HttpMethod.Get, "exceptions/groups?reason=lots-invalid");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var response = await _desk.Http.SendAsync(request);
        var csv = (await response.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal("cause,reason,detail,venue,session,field,status,count,oldest,newest,map,mapVenue,mapCode,ready", csv[0]);
        Assert.StartsWith("lots-invalid/fix44/S1/32/,lots-invalid,", csv[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exceptions?status=closed", "parameter-invalid")]
    [InlineData("exceptions?reason=bad-luck", "parameter-invalid")]
    [InlineData("exceptions?cause=x", "parameter-invalid")]
    [InlineData("exceptions?mapable=true", "parameter-unknown")]
    [InlineData("exceptions/groups?status=held", "parameter-invalid")]
    [InlineData("exceptions/groups?ready=perhaps", "parameter-invalid")]
    [InlineData("exceptions/groups?after=%21", "parameter-invalid")]
    public async Task Filters_are_validated(string path, string code)
    {
        using var response = await _desk.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_takes_only_what_matches_and_tells_what_was_held_again()
    {
        await _desk.FeedAsync(Messages.Fill("E1", account: "A"), Messages.Fill("E2", account: "A"), Messages.Fill("E3", lots: "0"));

        var batch = await _desk.ReprocessAllAsync($$"""{"reason": "{{ReasonCodes.AccountUnmapped}}", "venue": "fix44"}""");

        Assert.Equal((2, 0, 2), (Number(batch, "queued"), Number(batch, "resolved"), Number(batch, "heldAgain")));
        Assert.Equal([1, 1, 0], (await _desk.ListAsync()).Select(e => Number(e, "attempts")).OrderDescending());
        Assert.Equal(HttpStatusCode.BadRequest, (await _desk.PostAsync("exceptions/reprocess", """{"cause": "nonsense"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Http.GetAsync("exceptions/batches/batch-1")).StatusCode);
    }

    private static int Number(JsonElement item, string name) => item.GetProperty(name).GetInt32();
}

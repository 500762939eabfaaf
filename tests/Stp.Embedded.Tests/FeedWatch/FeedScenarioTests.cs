using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.FeedWatch;

/// <summary>What operations and finance see of a feed that loses messages and gets them back.</summary>
public sealed class FeedScenarioTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Settings = new() { ["Feeds:RefreshInterval"] = "00:00:00" };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-feeds-");
    private RunningHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await InputHost.StartAsync(_folder.FullName, Settings);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_gap_is_shown_with_the_feed_and_the_positions_that_it_may_concern_until_a_replay_closes_it()
    {
        await SendAsync("S1", Fill("E1", 1), Fill("E2", 2), Fill("E5", 5));
        await SendAsync("S2", Fill("X1", 1, account: "odd"), Fill("X2", 2, account: "odd"));

        var gap = await SessionAsync("S1");
        Assert.Equal(("gap", 5, 2), (gap.GetProperty("state").GetString(), gap.GetProperty("lastSeqNum").GetInt64(), gap.GetProperty("missingCount").GetInt64()));
        Assert.Equal(["1-2", "5-5"], Ranges(gap.GetProperty("received")));
        Assert.Equal(["3-4"], Ranges(gap.GetProperty("gaps")));
        Assert.Equal("ok", (await SessionAsync("S2")).GetProperty("state").GetString());

        var positions = await PositionsAsync();
        var (complete, reason) = positions[Messages.Account];
        Assert.False(complete);
        Assert.StartsWith("Feed fix44 S1 lacks 2 messages of ", reason, StringComparison.Ordinal);
        Assert.EndsWith(", 3 to 4.", reason, StringComparison.Ordinal);
        Assert.Equal((true, null), positions[InputHost.OddAccount]);
        Assert.False((await _host.Client.Http.GetFromJsonAsync<JsonElement>($"positions/{Messages.Account}/{Messages.Instrument}")).GetProperty("complete").GetBoolean());
        // Of a date before the feed's week nothing can be missing.
        Assert.True((await PositionsAsync("&asOf=2020-01-01"))[Messages.Account].Complete);

        await SendAsync("S1", Fill("E3", 3, more: "43=Y|"), Fill("E4", 4, more: "43=Y|"));

        Assert.Equal((true, null), (await PositionsAsync())[Messages.Account]);
        var closed = await SessionAsync("S1");
        Assert.Equal("ok", closed.GetProperty("state").GetString());
        Assert.Equal(["1-5"], Ranges(closed.GetProperty("received")));
    }

    [Fact]
    public async Task A_gap_that_the_venue_will_never_fill_is_accepted_and_finance_reads_complete_positions()
    {
        await SendAsync("S1", Fill("E1", 1), Fill("E2", 2), Fill("E5", 5));
        Assert.False((await PositionsAsync())[Messages.Account].Complete);

        var accepted = await AcceptAsync("S1", "The broker has never used them.");

        Assert.Equal((true, null), (await PositionsAsync())[Messages.Account]);
        Assert.Equal(("ok", 0), (accepted.GetProperty("state").GetString(), accepted.GetProperty("missingCount").GetInt64()));
        var told = Assert.Single((await SessionAsync("S1")).GetProperty("accepted").EnumerateArray());
        Assert.Equal(
            ("3 4 2", "local", "The broker has never used them."),
            ($"{told.GetProperty("from")} {told.GetProperty("to")} {told.GetProperty("missing")}", told.GetProperty("by").GetString(), told.GetProperty("reason").GetString()));
        var entry = Assert.Single(await _host.Client.ListAsync("audit?action=feed.accept-gap"));
        Assert.Equal(("local", 3), (entry.GetProperty("by").GetString(), entry.GetProperty("after").GetProperty("from").GetInt32()));

        await SendAsync("S1", Fill("E3", 3, more: "43=Y|"));

        Assert.Equal(4, (await _host.Client.ListAsync($"positions/{Messages.Account}/{Messages.Instrument}/postings")).Count);
        var late = await SessionAsync("S1");
        Assert.Equal(["1-3", "5-5"], Ranges(late.GetProperty("received")));
        Assert.Equal(1, late.GetProperty("accepted")[0].GetProperty("missing").GetInt32());
        Assert.Equal("ok", late.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Accepting_twice_is_accepting_once_and_what_is_not_missing_is_refused()
    {
        await SendAsync("S/1", Fill("E1", 1), Fill("E4", 4));
        await AcceptAsync("S/1", "Never used.");
        var gap = (await SessionAsync("S/1")).GetProperty("accepted")[0];

        using var again = await PostAsync("S/1", gap, "Never used, I say.");
        using var arrived = await PostAsync("S/1", JsonDocument.Parse("""{"numbering": 1, "from": 3, "to": 4}""").RootElement, "Never used.");
        using var silent = await PostAsync("S/1", gap, reason: " ");
        using var unknown = await PostAsync("S2", gap, "Never used.");

        Assert.Equal(System.Net.HttpStatusCode.OK, again.StatusCode);
        Assert.Single(await _host.Client.ListAsync("audit?action=feed.accept-gap"));
        await Problems.AssertAsync(arrived, System.Net.HttpStatusCode.Conflict, "gap-unknown");
        await Problems.AssertAsync(silent, System.Net.HttpStatusCode.UnprocessableEntity, "text-empty");
        await Problems.AssertAsync(unknown, System.Net.HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_acceptance_that_was_a_mistake_is_taken_back_and_positions_are_short_again()
    {
        await SendAsync("S1", Fill("E1", 1), Fill("E4", 4));
        await AcceptAsync("S1", "Never used.");
        var gap = (await SessionAsync("S1")).GetProperty("accepted")[0];

        using var back = await PostAsync("S1", gap, "It was another session.", "take-back");
        using var again = await PostAsync("S1", gap, "It was another session.", "take-back");
        using var silent = await PostAsync("S1", gap, " ", "take-back");
        using var unknown = await PostAsync("S2", gap, "It was another session.", "take-back");

        Assert.Equal((System.Net.HttpStatusCode.OK, System.Net.HttpStatusCode.OK), (back.StatusCode, again.StatusCode));
        await Problems.AssertAsync(silent, System.Net.HttpStatusCode.UnprocessableEntity, "text-empty");
        await Problems.AssertAsync(unknown, System.Net.HttpStatusCode.NotFound, "not-found");
        var session = await SessionAsync("S1");
        Assert.Equal(("gap", 0), (session.GetProperty("state").GetString(), session.GetProperty("accepted").GetArrayLength()));
        Assert.Equal(["2-3"], Ranges(session.GetProperty("gaps")));
        Assert.False((await PositionsAsync())[Messages.Account].Complete);
        var entry = Assert.Single(await _host.Client.ListAsync("audit?action=feed.take-back-gap"));
        Assert.Equal("Never used.", entry.GetProperty("before")[0].GetProperty("reason").GetString());
        Assert.Equal("It was another session.", entry.GetProperty("after").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_list_of_positions_tells_it_as_csv_too()
    {
        await SendAsync("S1", Fill("E1", 2));

        using var request = new HttpRequestMessage(HttpMethod.Get, "positions") { Headers = { { "Accept", "text/csv" } } };
        using var response = await _host.Client.Http.SendAsync(request);
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.EndsWith(",updatedAt,expiry,complete,incompleteReason", lines[0], StringComparison.Ordinal);
        Assert.Contains(",false,\"Feed fix44 S1 lacks 1 message of", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resets_and_the_lag_from_the_venue_to_the_book_are_shown()
    {
        await SendAsync("S1", Fill("E1", 1), Fill("E2", 2));
        await SendAsync("S1", Fill("E3", 1, later: 60), Fill("E4", 2, later: 61));

        var session = await SessionAsync("S1");

        Assert.Equal(2, session.GetProperty("resets").GetArrayLength());
        Assert.Equal(["1-2", "1-2"], Ranges(session.GetProperty("received")));
        Assert.True(session.GetProperty("lagMs").GetInt64() >= 0);
        Assert.True(session.GetProperty("lag").EnumerateArray().Sum(minute => minute.GetProperty("trades").GetInt64()) >= 1);
    }

    [Fact]
    public async Task Sessions_come_page_by_page_and_by_filter()
    {
        foreach (var session in new[] { "S3", "S1", "S2" })
        {
            await SendAsync(session, Fill("E" + session, 1));
        }

        var first = await _host.Client.Http.GetFromJsonAsync<JsonElement>("sessions?maxpagesize=2");
        var all = await _host.Client.ListAsync("sessions?maxpagesize=2");

        Assert.Equal(2, first.GetProperty("value").GetArrayLength());
        Assert.Equal(["S1", "S2", "S3"], all.Select(item => item.GetProperty("session").GetString()));
        Assert.Empty(await _host.Client.ListAsync("sessions?venue=ice"));
        Assert.Empty(await _host.Client.ListAsync("sessions?to=2020-01-01"));
        await Problems.AssertAsync(await _host.Client.Http.GetAsync("sessions?state=gap"), System.Net.HttpStatusCode.BadRequest, "parameter-unknown");
    }

    /// <summary>A fill of the feed's present week.</summary>
    private static byte[] Fill(string id, int number, string account = "ACC1", string more = "", int later = 0)
    {
        var sent = TimeProvider.System.GetUtcNow().AddSeconds(later).ToString("yyyyMMdd-HH:mm:ss", CultureInfo.InvariantCulture);
        var text = Messages.FillText(id, account: account, more: more)
            .Replace("|34=3|", $"|34={number}|", StringComparison.Ordinal)
            .Replace("20261120-12:00:00", sent, StringComparison.Ordinal)
            .Replace("20261120-11:59:59", sent, StringComparison.Ordinal);
        return Messages.Wire(text);
    }

    private async Task SendAsync(string session, params IReadOnlyList<byte[]> messages) =>
        Assert.Equal(messages.Count, await new Feed(_host, Messages.FixVenue, session).PostAsync(Messages.Lines(messages)));

    private async Task<JsonElement> SessionAsync(string session) =>
        Assert.Single(await _host.Client.ListAsync($"sessions?venue=fix44&session={Uri.EscapeDataString(session)}"));

    /// <summary>Accepts the only gap of a session.</summary>
    private async Task<JsonElement> AcceptAsync(string session, string reason)
    {
        var gap = Assert.Single((await SessionAsync(session)).GetProperty("gaps").EnumerateArray());
        using var response = await PostAsync(session, gap, reason);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> PostAsync(string session, JsonElement gap, string reason, string what = "accept") => await _host.Client.Http.PostAsJsonAsync(
        $"sessions/fix44/{Uri.EscapeDataString(session)}/gaps/{what}",
        new
        {
            epoch = (await _host.Client.ListAsync("sessions?venue=fix44"))[0].GetProperty("epoch").GetString(),
            numbering = gap.GetProperty("numbering").GetInt32(),
            from = gap.GetProperty("from").GetInt64(),
            to = gap.GetProperty("to").GetInt64(),
            reason,
        });

    private async Task<Dictionary<string, (bool Complete, string? Reason)>> PositionsAsync(string more = "") =>
        (await _host.Client.ListAsync($"positions?instrument={Messages.Instrument}{more}")).ToDictionary(
            position => position.GetProperty("account").GetString()!,
            position => (position.GetProperty("complete").GetBoolean(), position.GetProperty("incompleteReason").GetString()));

    private static IEnumerable<string> Ranges(JsonElement ranges) =>
        ranges.EnumerateArray().Select(range => $"{range.GetProperty("from")}-{range.GetProperty("to")}");
}

using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Stp.Embedded.Tests.Http;

/// <summary>One who is restricted to an account sees nothing of another, through any route, filter, page, link or export.</summary>
[Collection(nameof(ContractHost))]
public sealed partial class RestrictedCallerTests(ContractHost host)
{
    private const int MaxPages = 2_000;

    /// <summary>Every list, and with each of its filters set to what the caller may not see.</summary>
    [Theory]
    [InlineData("positions")]
    [InlineData("positions?account=GAS-UK-02")]
    [InlineData("positions?instrument=XNYM:CL:2027-01")]
    [InlineData("positions?product=XNYM:CL")]
    [InlineData("positions?asOf=2026-11-20")]
    [InlineData("positions?knownAt=2026-11-20T18:00:00Z")]
    [InlineData("trades")]
    [InlineData("trades?account=GAS-UK-02")]
    [InlineData("trades?instrument=XNYM:CL:2027-01")]
    [InlineData("trades?clearingDate=2026-11-20")]
    [InlineData("trades?status=open")]
    [InlineData("trades?status=cancelled")]
    [InlineData("trades?status=parked")]
    [InlineData("exceptions")]
    [InlineData("exceptions?status=open")]
    [InlineData("exceptions?reason=account-unmapped&venue=ice")]
    [InlineData("exceptions/groups")]
    [InlineData("exceptions/groups?reason=account-unmapped")]
    [InlineData("sessions?from=2026-11-15")]
    [InlineData("statements")]
    [InlineData("statements?date=2026-11-20")]
    [InlineData("eod")]
    [InlineData("eod/2026-11-20/breaks")]
    [InlineData("eod/2026-11-20/breaks?account=GAS-US-01")]
    [InlineData("eod/2026-11-20/breaks?type=heldExceptions")]
    public async Task A_list_shows_nothing_of_others_on_any_page(string path)
    {
        var hidden = await HiddenAsync();
        foreach (var accept in (string[])["application/json", "text/csv"])
        {
            var next = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "maxpagesize=3";
            for (var page = 0; next is not null; page++)
            {
                Assert.True(page < MaxPages, $"{path} has no end.");
                var (body, link) = await PageAsync(next, accept);
                hidden.AssertAbsent(next, body + Place(link));
                next = link;
            }
        }
    }

    /// <summary>Covers routes that are added later, too: each has a request in the file.</summary>
    [Fact]
    public async Task No_request_of_the_http_file_shows_anything_of_others()
    {
        var (hidden, named) = (await HiddenAsync(), await TradesOfOwnPostingsAsync());
        var runner = new HttpFileRunner(HttpFile.Docs, host.Http);
        foreach (var request in HttpFile.Docs.Reads)
        {
            // What others may see fills in the variables, so that the caller asks for what is there and not theirs.
            using var whole = await runner.SendAsync(request with { Headers = new Dictionary<string, string>() }, ContractHost.Everything);
            if (request.Method != "GET")
            {
                continue;
            }

            foreach (var accept in (string[])["application/json", "text/csv"])
            {
                var message = runner.Message(request with { Headers = new Dictionary<string, string> { ["Accept"] = accept } }, ContractHost.Restricted);
                using var response = await host.Http.SendAsync(message);
                var link = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
                var body = await response.Content.ReadAsStringAsync();
                // A refusal repeats the name that was asked for, and says no more of it.
                var told = response.IsSuccessStatusCode && !IsOpen(request) ? body + Place(link) : "";
                hidden.AssertAbsent(request.Name, told, request.Name == "GetPostings" ? named : []);
            }
        }
    }

    [Fact]
    public async Task No_item_of_others_is_found()
    {
        var hidden = await HiddenAsync();
        string[] paths =
        [
            .. hidden.TradeKeys.Take(20).Select(key => $"trades/{key}"),
            .. hidden.Positions.SelectMany(position => (string[])[$"positions/{position}", $"positions/{position}/postings"]),
            .. hidden.Exceptions.Take(5).SelectMany(id => (string[])[$"exceptions/{id}", $"exceptions/{id}/raw"]),
            .. hidden.Breaks.Take(20).Select(id => $"eod/2026-11-20/breaks/{id}"),
            "statements/meridian/2026-11-20",
        ];
        foreach (var path in paths)
        {
            using var response = await GetAsync(path, "application/json");
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{path}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Its_own_trades_positions_and_postings_are_all_there()
    {
        var own = await host.ListAsync("trades?maxpagesize=1000", ContractHost.Restricted);
        var all = await host.ListAsync("trades?maxpagesize=1000", ContractHost.Everything);
        var positions = await host.ListAsync("positions", ContractHost.Restricted);

        Assert.NotEmpty(own);
        Assert.Equal(all.Where(IsOwn).Select(KeyOf), own.Select(KeyOf));
        Assert.Equal(3, positions.Count);
    }

    [Fact]
    public async Task The_lineage_of_its_own_trades_names_no_other_account()
    {
        var hidden = await HiddenAsync();
        foreach (var trade in (await host.ListAsync("trades?maxpagesize=1000", ContractHost.Restricted)).Take(50))
        {
            using var response = await GetAsync($"trades/{KeyOf(trade)}", "application/json");
            hidden.AssertAbsent(KeyOf(trade), await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("GET", "eod/2026-11-20/report")]
    [InlineData("POST", "eod/2026-11-20")]
    [InlineData("POST", "eod/2026-11-20/sign-off")]
    [InlineData("PUT", "statements/meridian/2026-11-20")]
    [InlineData("PUT", "settlement-prices/2026-11-20")]
    [InlineData("POST", "exceptions/reprocess")]
    [InlineData("GET", "audit")]
    [InlineData("GET", "metrics")]
    [InlineData("GET", "reference/accounts")]
    [InlineData("GET", "reference/accounts/cme/560A1201")]
    [InlineData("PUT", "reference/accounts/cme/560A1201")]
    [InlineData("DELETE", "reference/accounts/cme/560A1201")]
    [InlineData("POST", "reference/accounts/import")]
    public async Task What_concerns_all_accounts_is_refused(string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "X-Api-Key", ContractHost.Restricted } } };
        await BadInput.Problems.AssertAsync(await host.Http.SendAsync(request), HttpStatusCode.Forbidden, "accounts-restricted");
    }

    [Fact]
    public async Task Breaks_of_others_can_be_neither_explained_nor_assigned()
    {
        var hidden = await HiddenAsync();
        foreach (var (action, member) in ((string, string)[])[("explain", "text"), ("assign", "to")])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"eod/2026-11-20/breaks/{hidden.Breaks[0]}/{action}")
            {
                Content = new StringContent($$"""{ "{{member}}": "x" }"""), Headers = { { "X-Api-Key", ContractHost.Restricted } },
            };
            await BadInput.Problems.AssertAsync(await host.Http.SendAsync(request), HttpStatusCode.NotFound, "not-found");
        }
    }

    [Theory]
    [InlineData("assign", """{ "to": "x" }""")]
    [InlineData("comment", """{ "text": "x" }""")]
    [InlineData("dismiss", """{ "reason": "x" }""")]
    [InlineData("reopen", "")]
    [InlineData("reprocess", "")]
    public async Task Nothing_can_be_done_with_a_held_message(string action, string body)
    {
        var hidden = await HiddenAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, $"exceptions/{hidden.Exceptions[0]}/{action}")
        {
            Content = new StringContent(body), Headers = { { "X-Api-Key", ContractHost.Restricted } },
        };
        await BadInput.Problems.AssertAsync(await host.Http.SendAsync(request), HttpStatusCode.NotFound, "not-found");
    }

    /// <summary>What a feed lacks is what a position may lack; how many trades it brought is not for a reader of some.</summary>
    [Fact]
    public async Task Feeds_are_shown_without_what_counts_the_trades_of_all_accounts()
    {
        var feeds = await host.ListAsync("sessions?from=2026-11-15", ContractHost.Restricted);

        Assert.Equal((await host.ListAsync("sessions?from=2026-11-15", ContractHost.Everything)).Count, feeds.Count);
        Assert.NotEmpty(feeds);
        Assert.All(feeds, feed => Assert.Empty(feed.GetProperty("lag").EnumerateArray()));
    }

    [Fact]
    public async Task The_figures_of_a_run_over_all_accounts_are_left_out()
    {
        using var response = await GetAsync("eod/2026-11-20", "application/json");
        var run = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(0, run.GetProperty("statements").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, run.GetProperty("progress").ValueKind);
    }

    /// <summary>A posting of theirs names the trade that made it, even where another line of that trade is not theirs.</summary>
    private async Task<HashSet<string>> TradesOfOwnPostingsAsync()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var position in await host.ListAsync("positions", ContractHost.Restricted))
        {
            var postings = await host.ListAsync($"positions/{ContractHost.Account}/{position.GetProperty("instrument")}/postings", ContractHost.Restricted);
            names.UnionWith(postings.SelectMany(posting => (string[])[KeyOf(posting), posting.GetProperty("id").GetString()!]));
        }

        return names;
    }

    private static bool IsOpen(HttpFileRequest request) => ContractHost.Routes.Any(route => route.Function == request.Name && route.Contract.Role is null);

    private static bool IsOwn(JsonElement trade) =>
        trade.GetProperty("legs").GetArrayLength() > 0 && trade.GetProperty("legs").EnumerateArray().All(leg => leg.GetProperty("account").GetString() == ContractHost.Account);

    private static string KeyOf(JsonElement trade) => trade.GetProperty("tradeKey").GetString()!;

    private async Task<Hidden> HiddenAsync()
    {
        var trades = await host.ListAsync("trades?maxpagesize=1000", ContractHost.Everything);
        var positions = await host.ListAsync("positions?maxpagesize=1000", ContractHost.Everything);
        var others = positions.Where(position => position.GetProperty("account").GetString() != ContractHost.Account).ToList();
        return new Hidden(
            [.. others.Select(position => position.GetProperty("account").GetString()!).Distinct()],
            [.. trades.Where(trade => !IsOwn(trade)).Select(KeyOf)],
            [.. others.Select(position => $"{position.GetProperty("account")}/{position.GetProperty("instrument")}")],
            [.. (await host.ListAsync("exceptions", ContractHost.Everything)).Select(held => held.GetProperty("id").GetString()!)],
            [.. (await host.ListAsync("eod/2026-11-20/breaks?maxpagesize=1000", ContractHost.Everything))
                .Where(one => one.GetProperty("account").GetString() != ContractHost.Account)
                .Select(one => one.GetProperty("id").GetString()!)]);
    }

    private async Task<(string Body, string? Link)> PageAsync(string path, string accept)
    {
        using var response = await GetAsync(path, accept);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {body}");
        return accept == "text/csv"
            ? (body, response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null)
            : (body, JsonDocument.Parse(body).RootElement.GetProperty("nextLink").GetString());
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept) => await host.Http.SendAsync(
        new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Api-Key", ContractHost.Restricted }, { "Accept", accept } } });

    /// <summary>What a link says to whoever decodes it.</summary>
    private static string Place(string? link) => link is null
        ? ""
        : " \"" + Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(QueryHelpers.ParseQuery(new Uri(link).Query)["after"]!)).Replace("\n", "\" \"", StringComparison.Ordinal) + "\"";

    private sealed record Hidden(
        IReadOnlyList<string> Accounts, IReadOnlyList<string> TradeKeys, IReadOnlyList<string> Positions, IReadOnlyList<string> Exceptions, IReadOnlyList<string> Breaks)
    {
        private readonly HashSet<string> _names = [.. Accounts, .. TradeKeys, .. Exceptions, .. Breaks];

        /// <summary>Whole words are looked up, because the key of a trade may begin with that of another.</summary>
        public void AssertAbsent(string where, string text, params IReadOnlyCollection<string> allowed)
        {
            var found = Word().Matches(text).Select(match => match.Value).FirstOrDefault(word => _names.Contains(word) && !allowed.Contains(word));
            Assert.True(found is null, $"{where} shows {found}.");
        }
    }

    [GeneratedRegex("""[^",\s;]+""", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();
}

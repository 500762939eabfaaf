using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Security.SignIn;

namespace Stp.Embedded.Tests.Http;

/// <summary>Pages of trades: bounded by bytes, and made for who reads them.</summary>
public sealed class TradePageTests : IAsyncLifetime
{
    private const string Users = """
        [
          { "name": "all", "key": "all", "roles": ["positions.read"] },
          { "name": "desk", "key": "desk", "roles": ["positions.read"], "accounts": ["A", "B"] }
        ]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-pages-");
    private RunningHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        var users = Path.Combine(_folder.FullName, "users.json");
        await File.WriteAllTextAsync(users, Users);
        _host = await RunningHost.StartAsync(Path.Combine(_folder.FullName, "data"), change: options => options with { UsersFile = users }, withReference: false);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_page_of_large_trades_ends_early_and_the_link_leads_to_all_of_them()
    {
        const int Trades = 30;
        var raw = new byte[500_000];
        await BookAsync([.. Enumerable.Range(0, Trades).Select(i => Books.Event($"t{i:00}", new VersionStamp(0, 0), raw, "A"))]);

        var first = await PageAsync("trades?maxpagesize=1000", "all");
        var all = await KeysAsync("trades?maxpagesize=1000", "all");

        Assert.InRange(first.GetProperty("value").GetArrayLength(), 1, Trades - 1);
        Assert.Equal(Enumerable.Range(0, Trades).Select(i => $"t{i:00}"), all);
    }

    [Fact]
    public async Task Trades_with_an_account_that_may_not_be_seen_are_on_no_page_and_in_no_link()
    {
        await BookAsync(
            Books.Event("t1", new VersionStamp(0, 0), [], "A"),
            Books.Event("t2-hidden", new VersionStamp(0, 0), [], "A", "C"),
            Books.Event("t3", new VersionStamp(0, 0), [], "A", "B"),
            Books.Event("t4-hidden", new VersionStamp(0, 0), [], "C"),
            Books.Event("t5", new VersionStamp(0, 0), [], "B"));

        var first = await PageAsync("trades?maxpagesize=2", "desk");

        Assert.Equal(["t1", "t3"], first.GetProperty("value").EnumerateArray().Select(trade => trade.GetProperty("tradeKey").GetString()));
        Assert.Equal(["t1", "t3", "t5"], await KeysAsync("trades?maxpagesize=1", "desk"));
        Assert.Equal(["t3", "t5"], await KeysAsync("trades?maxpagesize=1&account=B", "desk"));
        Assert.Empty(await KeysAsync("trades?account=C", "desk"));
        Assert.Equal(5, (await KeysAsync("trades?maxpagesize=1", "all")).Count);
    }

    [Fact]
    public async Task The_past_of_a_trade_in_another_account_is_not_for_the_reader_of_this_one()
    {
        await BookAsync(Books.Event("moved", new VersionStamp(0, 0), "in C"u8.ToArray(), "C"));
        await BookAsync(Books.Event("moved", new VersionStamp(1, 0), "in A"u8.ToArray(), "A"));

        var seen = await PageAsync("trades/moved", "desk");
        var whole = await PageAsync("trades/moved", "all");

        Assert.Equal(2, whole.GetProperty("events").GetArrayLength());
        Assert.Equal(["in A"], seen.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("raw").GetString()));
        Assert.DoesNotContain("\"C\"", seen.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(seen.GetProperty("postings").EnumerateArray());
    }

    private async Task BookAsync(params IReadOnlyList<TradeEvent> events)
    {
        var booked = await _host.Services.GetRequiredService<TradeBook>().BookAsync(events, CancellationToken.None);
        Assert.All(booked, result => Assert.Null(result.Fault));
    }

    private async Task<JsonElement> PageAsync(string path, string key)
    {
        using var response = await _host.Client.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Api-Key", key } } });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<List<string?>> KeysAsync(string path, string key)
    {
        var keys = new List<string?>();
        for (var next = path; next is not null;)
        {
            var page = await PageAsync(next, key);
            keys.AddRange(page.GetProperty("value").EnumerateArray().Select(trade => trade.GetProperty("tradeKey").GetString()));
            next = page.GetProperty("nextLink").GetString();
        }

        return keys;
    }
}

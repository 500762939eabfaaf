using System.Net;
using System.Net.Http.Json;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Reference;

/// <summary>An operations person maps what was not mapped, while messages come.</summary>
public sealed class MappingScenarioTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-mapping-");
    private RunningHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await InputHost.StartAsync(_folder.FullName);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_code_is_held_until_it_is_mapped_and_books_at_once_then()
    {
        var feed = new Feed(_host, Messages.FixVenue, "S1");
        await feed.PostAsync(Messages.Fill("E1", account: "NEW"));
        Assert.Equal("account-unmapped", Assert.Single(await feed.HeldAsync()).GetProperty("reason").GetString());

        await MapAsync("NEW", "DESK-9");
        await feed.PostAsync(Messages.Fill("E2", account: "NEW"));

        Assert.Equal(3m, await LotsAsync("DESK-9"));
    }

    [Fact]
    public async Task From_the_first_clearing_date_on_a_code_books_to_another_account()
    {
        var feed = new Feed(_host, Messages.FixVenue, "S1");
        await MapAsync("MOVES", "OLD-DESK");
        await MapAsync("MOVES?validFrom=2026-11-23", "NEW-DESK");

        await feed.PostAsync(Messages.Fill("E1", lots: "5", account: "MOVES", date: "20261120"));
        await feed.PostAsync(Messages.Fill("E2", lots: "7", account: "MOVES", date: "20261123"));
        // Late, but of a day on which the code meant the old account.
        await feed.PostAsync(Messages.Fill("E3", lots: "1", account: "MOVES", date: "20261120"));

        Assert.Equal((6m, 7m), (await LotsAsync("OLD-DESK"), await LotsAsync("NEW-DESK")));
    }

    private async Task MapAsync(string code, string account)
    {
        using var response = await _host.Client.Http.PutAsync($"reference/accounts/{Messages.FixVenue}/{code}", JsonContent.Create(new { values = new { account } }));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private async Task<decimal> LotsAsync(string account) =>
        (await _host.Client.ListAsync($"positions?account={account}")).Sum(position => position.GetProperty("netLots").GetDecimal());
}

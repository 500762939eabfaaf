using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Reference;

/// <summary>Operations bring a file of codes in: rehearse it, mend the line that is wrong, and see trades book by it.</summary>
public sealed class ImportScenarioTests : IAsyncLifetime
{
    private const string Columns = "venue,code,account,ours,validFrom";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-import-");
    private RunningHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await InputHost.StartAsync(_folder.FullName);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_of_accounts_is_rehearsed_mended_and_imported_and_trades_book_by_it()
    {
        string[] file = [Columns, "fix44,N1,DESK-1,,", "fix44,N2,DESK-2,perhaps,"];
        Assert.Equal([3], await LinesThatAreWrongAsync(file));
        await NothingIsMappedAsync("N1");

        file[2] = "fix44,N2,DESK-2,,2026-11-23";
        Assert.Equal(["added N1", "added N2"], await RehearseAsync(file));
        await NothingIsMappedAsync("N1");

        Assert.Equal(["added N1", "added N2"], await ImportAsync(file));
        await TradeArrivesAsync("E1", "N1", clearingDate: "20261120");
        await TradeArrivesAsync("E2", "N2", clearingDate: "20261120");
        await TradeArrivesAsync("E3", "N2", clearingDate: "20261123");

        Assert.Equal((3m, 3m), (await LotsAsync("DESK-1"), await LotsAsync("DESK-2")));
        Assert.Equal("account-unmapped", Assert.Single(await _host.Client.ListAsync("exceptions?status=open")).GetProperty("reason").GetString());
        Assert.Equal(["reference/accounts/fix44/N1", "reference/accounts/fix44/N2?validFrom=2026-11-23"], await AuditedAsync());
    }

    private async Task<List<int>> LinesThatAreWrongAsync(string[] file)
    {
        using var response = await PostAsync(file, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return [.. problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("line").GetInt32())];
    }

    private Task<List<string>> RehearseAsync(string[] file) => ChangesAsync(file, "?dryRun=true");

    private Task<List<string>> ImportAsync(string[] file) => ChangesAsync(file, "");

    private async Task<List<string>> ChangesAsync(string[] file, string query)
    {
        using var response = await PostAsync(file, query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var changes = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("changes");
        return [.. changes.EnumerateArray().Select(change => $"{change.GetProperty("kind").GetString()} {change.GetProperty("code").GetString()}")];
    }

    private Task<HttpResponseMessage> PostAsync(string[] file, string query) =>
        _host.Client.Http.PostAsync($"reference/accounts/import{query}", new StringContent(string.Join("\r\n", file)));

    private async Task NothingIsMappedAsync(string code)
    {
        using var response = await _host.Client.Http.GetAsync($"reference/accounts/fix44/{code}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task TradeArrivesAsync(string id, string account, string clearingDate) =>
        await new Feed(_host, Messages.FixVenue, "S1").PostAsync(Messages.Fill(id, account: account, date: clearingDate));

    private async Task<decimal> LotsAsync(string account) =>
        (await _host.Client.ListAsync($"positions?account={account}")).Sum(position => position.GetProperty("netLots").GetDecimal());

    private async Task<List<string>> AuditedAsync() =>
        [.. (await _host.Client.ListAsync("audit?subject=reference/accounts/")).Select(entry => entry.GetProperty("subject").GetString()!).Order(StringComparer.Ordinal)];
}

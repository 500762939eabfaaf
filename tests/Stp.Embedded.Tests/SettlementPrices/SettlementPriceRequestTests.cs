using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Reference;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.Statements;
using Stp.Functions.Reference;

namespace Stp.Embedded.Tests.SettlementPrices;

/// <summary>Each test uploads for a date of its own.</summary>
[Collection(nameof(UploadHost))]
public sealed class SettlementPriceRequestTests(UploadHost host)
{
    [Fact]
    public async Task Prices_are_taken_once_and_the_newest_version_is_shown()
    {
        var file = Encoding.UTF8.GetBytes("venue,instrument,price\n,XNYM:NG:2027-01,3.125\ncme,CLF7,60.25\n,IFEU:BRN:2027-01,64\n");

        using var first = await host.PutAsync("settlement-prices/2026-11-16", file);
        using var again = await host.PutAsync("settlement-prices/2026-11-16", file);
        using var second = await host.PutAsync("settlement-prices/2026-11-16", [.. file, .. ",XNYM:CL:2027-02,61\n"u8]);

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created], [first.StatusCode, again.StatusCode, second.StatusCode]);
        var item = await second.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((2, 4, "ann"), (item.GetProperty("version").GetInt32(), item.GetProperty("priceCount").GetInt32(), item.GetProperty("uploadedBy").GetString()));
        using var page = await host.GetAsync("settlement-prices?date=2026-11-16&maxpagesize=3");
        var start = await page.Content.ReadFromJsonAsync<JsonElement>();
        using var rest = await host.GetAsync(start.GetProperty("nextLink").GetString()!);
        Assert.Equal(
            [("IFEU:BRN:2027-01", 64m), ("XNYM:CL:2027-01", 60.25m), ("XNYM:CL:2027-02", 61m), ("XNYM:NG:2027-01", 3.125m)],
            Prices(start).Concat(Prices(await rest.Content.ReadFromJsonAsync<JsonElement>())));
        using var one = await host.GetAsync("settlement-prices?date=2026-11-16&instrument=XNYM:NG:2027-01", accept: "text/csv");
        Assert.Equal("date,instrument,price\r\n2026-11-16,XNYM:NG:2027-01,3.125\r\n", await one.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_same_file_is_another_version_once_a_code_is_mapped_to_something_else()
    {
        var file = "venue,instrument,price\npx,WTI,60.25\n"u8.ToArray();
        await MapAsync("XNYM:CL:2027-01");
        using var first = await host.PutAsync("settlement-prices/2026-11-19", file);
        await MapAsync("XNYM:CL:2027-02");
        using var second = await host.PutAsync("settlement-prices/2026-11-19", file);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        using var shown = await host.GetAsync("settlement-prices?date=2026-11-19");
        Assert.Equal([("XNYM:CL:2027-02", 60.25m)], Prices(await shown.Content.ReadFromJsonAsync<JsonElement>()));
    }

    [Fact]
    public async Task A_bad_row_refuses_the_file_whole()
    {
        using var response = await host.PutAsync(
            "settlement-prices/2026-11-17", Encoding.UTF8.GetBytes("venue,instrument,price\ncme,NOSUCHF7,1\n,XNYM:CL:2027-01,60\n"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var error = Assert.Single((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray());
        Assert.Equal((2, "instrument"), (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetString()));
        using var shown = await host.GetAsync("settlement-prices?date=2026-11-17");
        Assert.Empty(Prices(await shown.Content.ReadFromJsonAsync<JsonElement>()));
    }

    [Fact]
    public async Task What_cannot_be_taken_or_answered_is_told()
    {
        await Problems.AssertAsync(await host.GetAsync("settlement-prices"), HttpStatusCode.BadRequest, "parameter-invalid");
        await Problems.AssertAsync(await host.PutAsync("settlement-prices/today", "x"u8.ToArray()), HttpStatusCode.BadRequest, "date-invalid");
        await Problems.AssertAsync(await host.PutAsync("settlement-prices/2026-11-18", "x"u8.ToArray(), key: "read"), HttpStatusCode.Forbidden, "role-missing");
        await Problems.AssertAsync(
            await host.PutAsync("settlement-prices/2026-11-18", "x"u8.ToArray(), key: "desk"), HttpStatusCode.Forbidden, "accounts-restricted");
    }

    private async Task MapAsync(string instrument)
    {
        var services = host.Running.Services;
        var row = new ReferenceEntry(ReferenceMap.Instruments, "px", "WTI", new Dictionary<string, string> { ["instrument"] = instrument });
        await services.GetRequiredService<TableReferenceStore>().ImportAsync([row], CancellationToken.None);
        services.GetRequiredService<ReferenceCache>().Expire();
    }

    private static IEnumerable<(string Instrument, decimal Price)> Prices(JsonElement page) =>
        page.GetProperty("value").EnumerateArray().Select(item => (item.GetProperty("instrument").GetString()!, item.GetProperty("price").GetDecimal()));
}

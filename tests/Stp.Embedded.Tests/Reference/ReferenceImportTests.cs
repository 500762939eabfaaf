using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stp.Embedded.Tests.BadInput;

namespace Stp.Embedded.Tests.Reference;

/// <summary>Whole files of reference data, in and out.</summary>
public sealed class ReferenceImportTests : IAsyncLifetime
{
    private const string Header = "venue,code,account,ours,validFrom\r\n";
    private ReferenceHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ReferenceHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_dry_run_shows_what_would_change_and_the_import_does_just_that()
    {
        await _host.ImportAsync("reference/accounts/import", Header + "cme,A,ONE,,\r\ncme,B,TWO,,\r\nice,C,THREE,,\r\n");
        var file = Header + "cme,A,ONE,,\r\ncme,B,OTHER,,\r\ncme,D,FOUR,,2026-12-01\r\n";

        var dry = await _host.ImportAsync("reference/accounts/import?dryRun=true&replace=true", file);
        var before = await _host.CsvAsync("reference/accounts");
        var real = await _host.ImportAsync("reference/accounts/import?replace=true", file);

        Assert.Equal("1 1 1 1", Counts(dry));
        Assert.Equal(
            ["changed B {\"account\":\"TWO\"} {\"account\":\"OTHER\"}", "added D  {\"account\":\"FOUR\"}", "removed C {\"account\":\"THREE\"} "],
            dry.GetProperty("changes").EnumerateArray().Select(c => $"{c.GetProperty("kind")} {c.GetProperty("code")} {c.GetProperty("before")} {c.GetProperty("after")}"));
        Assert.Contains("ice,C,THREE", before, StringComparison.Ordinal);
        Assert.Equal(dry.GetProperty("changes").GetRawText(), real.GetProperty("changes").GetRawText());
        Assert.Equal(file, await _host.CsvAsync("reference/accounts"));
    }

    [Fact]
    public async Task Each_bad_row_is_told_with_its_line_and_nothing_is_stored()
    {
        using var response = await _host.TryImportAsync(
            "reference/accounts/import",
            Header + "cme,A,ONE,,\r\ncme,B,TWO,maybe,\r\ncme,,THREE,,\r\nCME,A,FOUR,,\r\ncme,E\r\ncme,F,FIVE,,1 December\r\n");

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file-invalid"), (response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal([3, 4, 5, 6, 7], problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("line").GetInt32()));
        Assert.Equal(Header, await _host.CsvAsync("reference/accounts"));
    }

    /// <summary>What is written out is what is taken in, whatever the texts are: a spreadsheet's formulas, quotes, separators.</summary>
    [Fact]
    public async Task A_file_that_is_exported_and_imported_again_changes_nothing()
    {
        string[] odd = ["=SUM(A1)", "@x", "-1", "+1", "a\"b", "a,b", "'x", "''=", "ø", "a/b\\c", "~00FF", "x|y", "0012"];
        foreach (var code in odd)
        {
            Assert.Equal(HttpStatusCode.Created, (await _host.PutAsync($"reference/brokers/tt/{Uri.EscapeDataString(code)}", new { broker = code })).Status);
        }

        await _host.ImportAsync(
            "reference/contracts/import",
            "venue,code,lotSize,unit,currency,priceMultiplier,lotSizeByContract,period,expiry\r\n"
            + "NDEX,TFM,720,MWh,EUR,,2027-01=744;2027-02=672,month,2027-01=2026-12-30;2027-02=2027-01-28\r\n");

        foreach (var map in new[] { "brokers", "contracts" })
        {
            var file = await _host.CsvAsync($"reference/{map}");
            var again = await _host.ImportAsync($"reference/{map}/import?dryRun=true&replace=true", file);
            Assert.Equal(0, again.GetProperty("changes").GetArrayLength());
        }

        Assert.Equal(odd.Length + 1, (await _host.CsvAsync("reference/brokers")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_long_list_comes_page_by_page_and_as_one_file()
    {
        var rows = Enumerable.Range(0, 1_234).Select(i => $"{(i % 2 == 0 ? "cme" : "ice")},A{i:0000},ACC-{i % 7},,\r\n");
        await _host.ImportAsync("reference/accounts/import", Header + string.Concat(rows));

        var codes = new List<string>();
        for (var next = "reference/accounts?maxpagesize=500"; next is not null;)
        {
            var page = await _host.JsonAsync(next);
            codes.AddRange(page.GetProperty("value").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
            next = page.GetProperty("nextLink").GetString();
        }

        Assert.Equal(1_234, codes.Distinct().Count());
        Assert.Equal(1_235, (await _host.CsvAsync("reference/accounts")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(617, (await _host.CsvAsync("reference/accounts?venue=ICE")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
        Assert.Equal(10, (await _host.JsonAsync("reference/accounts?code=A001*")).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task An_import_is_in_the_audit_trail_row_by_row()
    {
        await _host.ImportAsync("reference/accounts/import", Header + "cme,A,ONE,,\r\ncme,B,TWO,,2026-12-01\r\n");

        var entries = (await _host.JsonAsync("audit?action=reference.import", "ben")).GetProperty("value").EnumerateArray().ToList();

        Assert.Equal(
            ["reference/accounts/cme/A", "reference/accounts/cme/B?validFrom=2026-12-01"],
            entries.Select(entry => entry.GetProperty("subject").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal(("ria", JsonValueKind.Null), (entry.GetProperty("by").GetString(), entry.GetProperty("before").ValueKind)));
    }

    [Fact]
    public async Task A_file_with_more_rows_than_one_import_takes_is_refused() => await Problems.AssertAsync(
        await _host.TryImportAsync("reference/accounts/import", Header + string.Concat(Enumerable.Range(0, 50_001).Select(i => $"cme,A{i},X,,\r\n"))),
        HttpStatusCode.UnprocessableEntity,
        "too-many-rows");

    [Fact]
    public async Task The_trail_comes_page_by_page_and_as_csv()
    {
        await _host.ImportAsync("reference/accounts/import", Header + string.Concat(Enumerable.Range(0, 25).Select(i => $"cme,A{i:00},X,,\r\n")));

        var subjects = new List<string>();
        for (var next = "audit?subject=reference/accounts/cme/&maxpagesize=10"; next is not null;)
        {
            var page = await _host.JsonAsync(next, "ben");
            subjects.AddRange(page.GetProperty("value").EnumerateArray().Select(entry => entry.GetProperty("subject").GetString()!));
            next = page.GetProperty("nextLink").GetString();
        }

        Assert.Equal(25, subjects.Distinct().Count());
        using var csv = await _host.SendAsync(HttpMethod.Get, "audit?subject=reference/accounts/cme/A07", "ben", headers: ("Accept", "text/csv"));
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("id,at,by,action,subject,before,after,byId", 2), (lines[0], lines.Length));
        Assert.EndsWith(",ria,reference.import,reference/accounts/cme/A07,,\"{\"\"account\"\":\"\"X\"\"}\",key:ria", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused()
    {
        await Problems.AssertAsync(await _host.TryImportAsync("reference/accounts/import", ""), HttpStatusCode.BadRequest, "body-empty");
        await Problems.AssertAsync(await _host.TryImportAsync("reference/accounts/import", "code\r\nA\r\n"), HttpStatusCode.UnprocessableEntity, "file-invalid");
        await Problems.AssertAsync(await _host.TryImportAsync("reference/accounts/import?dry=true", Header), HttpStatusCode.BadRequest, "parameter-unknown");
    }

    private static string Counts(JsonElement answer) =>
        $"{answer.GetProperty("added")} {answer.GetProperty("changed")} {answer.GetProperty("removed")} {answer.GetProperty("unchanged")}";
}

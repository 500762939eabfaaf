using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Stp.Embedded.Tests.BadInput;

namespace Stp.Embedded.Tests.Reference;

/// <summary>One row of reference data after another, over HTTP.</summary>
public sealed class ReferenceEntryTests : IAsyncLifetime
{
    private const string Account = "reference/accounts/cme/NWE-4471";
    private ReferenceHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ReferenceHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_row_is_added_read_changed_and_removed_under_its_etag()
    {
        var (created, first) = await _host.PutAsync(Account, new { account = "GAS-US-01" }, ("If-None-Match", "*"));
        using var read = await _host.SendAsync(HttpMethod.Get, Account);
        var (changed, second) = await _host.PutAsync(Account, new { account = "GAS-US-02", ours = "true" }, ("If-Match", first!));
        var item = await _host.JsonAsync(Account);
        using var deleted = await _host.SendAsync(HttpMethod.Delete, Account, headers: ("If-Match", second!));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.NoContent), (created, changed, deleted.StatusCode));
        Assert.Equal(first, read.Headers.ETag!.ToString());
        Assert.NotEqual(first, second);
        Assert.Equal("""{"map":"accounts","venue":"cme","code":"NWE-4471","validFrom":null,"values":{"account":"GAS-US-02","ours":"true"}}""", item.GetRawText());
        await Problems.AssertAsync(await _host.SendAsync(HttpMethod.Get, Account), HttpStatusCode.NotFound, "not-found");
        await Problems.AssertAsync(await _host.SendAsync(HttpMethod.Delete, Account), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Nobody_changes_what_they_have_not_seen()
    {
        var (_, tag) = await _host.PutAsync(Account, new { account = "GAS-US-01" });
        await _host.PutAsync(Account, new { account = "GAS-US-02" }, ("If-Match", tag!));

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _host.PutAsync(Account, new { account = "X" }, ("If-Match", tag!))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _host.PutAsync(Account, new { account = "X" }, ("If-None-Match", "*"))).Status);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await _host.PutAsync(Account, new { account = "X" })).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _host.PutAsync(Account + "0", new { account = "X" }, ("If-Match", "*"))).Status);
        await Problems.AssertAsync(await _host.SendAsync(HttpMethod.Delete, Account), HttpStatusCode.PreconditionRequired, "if-match-required");
        await Problems.AssertAsync(
            await _host.SendAsync(HttpMethod.Delete, Account, headers: ("If-Match", tag!)), HttpStatusCode.PreconditionFailed, "changed");
        Assert.Equal("GAS-US-02", (await _host.JsonAsync(Account)).GetProperty("values").GetProperty("account").GetString());
    }

    [Fact]
    public async Task What_the_reader_has_is_not_sent_again()
    {
        var (_, tag) = await _host.PutAsync(Account, new { account = "GAS-US-01" });

        using var response = await _host.SendAsync(HttpMethod.Get, Account, headers: ("If-None-Match", tag!));

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
    }

    [Fact]
    public async Task A_code_may_mean_another_thing_from_a_clearing_date_on()
    {
        await _host.PutAsync(Account, new { account = "GAS-US-01" });
        await _host.PutAsync(Account + "?validFrom=2026-12-01", new { account = "GAS-US-02" });

        var list = (await _host.JsonAsync("reference/accounts?code=NWE-4471")).GetProperty("value");

        Assert.Equal(
            [null, "2026-12-01"], list.EnumerateArray().Select(item => item.GetProperty("validFrom").GetString()));
        Assert.Equal(
            "GAS-US-02", (await _host.JsonAsync(Account + "?validFrom=2026-12-01")).GetProperty("values").GetProperty("account").GetString());
        await Problems.AssertAsync(await _host.SendAsync(HttpMethod.Get, Account + "?validFrom=2026-12-02"), HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("accounts/cme/A", """{"values":{"account":"X","ours":"maybe"}}""", "ours")]
    [InlineData("accounts/cme/A", """{"values":{"acount":"X"}}""", "acount")]
    [InlineData("instruments/cme/CL", """{"values":{"instrument":"CL"}}""", "MIC:PRODUCT")]
    [InlineData("contracts/XNYM/CL", """{"values":{"lotSize":"1000","unit":"bbl","currency":"USD","expiry":"2027-01=soon"}}""", "expiry")]
    [InlineData("contracts/XNYM/CL?validFrom=2026-12-01", """{"values":{"lotSize":"1000","unit":"bbl","currency":"USD"}}""", "delivery month")]
    [InlineData("traders/cme/T1", """{"values":{"trader":"a\u0007b"}}""", "control")]
    [InlineData("brokers/cme/B1", """{"values":{}}""", "broker is empty")]
    public async Task What_makes_no_sense_is_refused_with_the_reason(string path, string body, string reason)
    {
        using var response = await _host.SendAsync(HttpMethod.Put, "reference/" + path, content: new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(reason, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_data_is_for_those_who_manage_it_and_for_all_accounts()
    {
        await Problems.AssertAsync(await _host.SendAsync(HttpMethod.Get, "reference/accounts", "ben"), HttpStatusCode.Forbidden, "role-missing");
        await Problems.AssertAsync(await _host.SendAsync(HttpMethod.Get, "reference/accounts", "uk"), HttpStatusCode.Forbidden, "accounts-restricted");
        await Problems.AssertAsync(await _host.SendAsync(HttpMethod.Delete, Account, "uk"), HttpStatusCode.Forbidden, "accounts-restricted");
        await Problems.AssertAsync(await _host.SendAsync(HttpMethod.Get, "reference/colours"), HttpStatusCode.NotFound, "not-found");
        await Problems.AssertAsync(await _host.SendAsync(HttpMethod.Get, "audit", "ria"), HttpStatusCode.Forbidden, "role-missing");
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_trail_with_what_was_before_and_after()
    {
        var (_, tag) = await _host.PutAsync(Account, new { account = "GAS-US-01" });
        var (_, second) = await _host.PutAsync(Account, new { account = "GAS-US-02" }, ("If-Match", tag!));
        // The same again is no change.
        await _host.PutAsync(Account, new { account = "GAS-US-02" }, ("If-Match", second!));
        (await _host.SendAsync(HttpMethod.Delete, Account, headers: ("If-Match", second!))).Dispose();

        var entries = (await _host.JsonAsync("audit?subject=reference/accounts/", "ben")).GetProperty("value").EnumerateArray()
            .Select(entry => $"{entry.GetProperty("by")} {entry.GetProperty("action")} {entry.GetProperty("subject")} {entry.GetProperty("before")} {entry.GetProperty("after")}");

        Assert.Equal(
            [
                $$"""ria reference.delete {{Account}} {"account":"GAS-US-02"} """,
                $$"""ria reference.put {{Account}} {"account":"GAS-US-01"} {"account":"GAS-US-02"}""",
                $$"""ria reference.put {{Account}}  {"account":"GAS-US-01"}""",
            ],
            entries);
    }

    /// <summary>Codes are other people's texts.</summary>
    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("ø ünï", "%C3%B8%20%C3%BCn%C3%AF")]
    [InlineData("x'; DROP--", "x'%3B%20DROP--")]
    [InlineData("=1+1", "%3D1%2B1")]
    public async Task Any_code_has_an_address(string code, string path)
    {
        var (status, _) = await _host.PutAsync($"reference/traders/cme/{path}", new { trader = "Jane" });

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(code, (await _host.JsonAsync($"reference/traders/cme/{path}")).GetProperty("code").GetString());
        Assert.Equal(code, (await _host.JsonAsync($"reference/traders?code={path}")).GetProperty("value")[0].GetProperty("code").GetString());
    }
}

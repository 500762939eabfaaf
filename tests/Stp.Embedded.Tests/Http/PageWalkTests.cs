using System.Net;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Embedded.Tests.Http;

/// <summary>Walks every page and every form: who may not, is told so on a page; and no page is without its policy.</summary>
[Collection(nameof(ContractHost))]
public sealed class PageWalkTests(ContractHost host)
{
    private const string RestrictedPosition = "pages/positions/OIL-LDN-01/IFEU%3ABRN%3A2027-01";

    public static TheoryData<string> Functions => [.. ContractHost.PageRoutes.Select(route => route.Function)];

    public static TheoryData<string> GuardedFunctions => [.. ContractHost.PageRoutes.Where(route => route.Contract.Role is not null).Select(route => route.Function)];

    public static TheoryData<string> FunctionsOfAllAccounts =>
        [.. ContractHost.PageRoutes.Where(route => route.Contract.ConcernsAllAccounts).Select(route => route.Function)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_page_names_a_role_that_exists_and_the_parameters_of_its_path(string function)
    {
        var route = Route(function);

        Assert.True(route.Contract.Role is null || Roles.All.Contains(route.Contract.Role));
        Assert.Equal(
            route.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '*', '}')),
            route.Contract.Path.Select(parameter => parameter.Name));
        Assert.Equal(route.Method == "POST", route.Contract.AllProblems(route.Method).Contains(ProblemKinds.CrossSite));
    }

    [Theory]
    [MemberData(nameof(GuardedFunctions))]
    public async Task Without_credentials_it_is_a_page_with_401(string function) =>
        await AssertPageAsync(await SendAsync(function, key: null), HttpStatusCode.Unauthorized, "Please sign in");

    [Theory]
    [MemberData(nameof(GuardedFunctions))]
    public async Task With_every_role_but_its_own_it_is_a_page_with_403(string function) => await AssertPageAsync(
        await SendAsync(function, ContractHost.AllBut(Route(function).Contract.Role!)), HttpStatusCode.Forbidden, "Not for you");

    [Theory]
    [MemberData(nameof(FunctionsOfAllAccounts))]
    public async Task What_concerns_every_account_is_403_for_who_sees_some(string function) =>
        await AssertPageAsync(await SendAsync(function, ContractHost.Restricted), HttpStatusCode.Forbidden, "Not for you");

    [Theory]
    [MemberData(nameof(GuardedFunctions))]
    public async Task A_form_of_another_site_is_403(string function)
    {
        if (Route(function).Method == "POST")
        {
            await AssertPageAsync(await SendAsync(function, ContractHost.Everything, origin: "https://elsewhere.example"), HttpStatusCode.Forbidden, "Not for you");
        }
    }

    [Theory]
    [InlineData(RestrictedPosition)]
    [InlineData("pages/positions?account=OIL-LDN-01")]
    [InlineData("pages/blotter?account=OIL-LDN-01")]
    [InlineData("pages/eod/2026-11-20?account=OIL-LDN-01")]
    public async Task Another_account_is_on_no_page_of_who_sees_one(string path)
    {
        using var response = await GetAsync(path, ContractHost.Restricted);
        var page = await response.Content.ReadAsStringAsync();

        // What was asked for stands in the field and in the address that ask, and in the sentence that there is none.
        foreach (var asked in (string[])["value=\"OIL-LDN-01\"", "account=OIL-LDN-01", "Account OIL-LDN-01 has no position"])
        {
            page = page.Replace(asked, "", StringComparison.Ordinal);
        }

        Assert.DoesNotContain("OIL-LDN-01", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pages/positons?account=GAS-UK-01")]
    [InlineData("pages/nothing/at/all")]
    [InlineData("pages/exceptions/1/2/3")]
    public async Task An_address_that_is_no_page_is_a_page_with_404(string path)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
        {
            await AssertPageAsync(
                await host.Http.SendAsync(new HttpRequestMessage(method, path) { Headers = { { "Accept", "text/html,application/xhtml+xml,*/*;q=0.8" } } }), HttpStatusCode.NotFound, "Not found");
        }
    }

    [Fact]
    public async Task An_address_that_is_no_page_is_a_problem_to_a_program()
    {
        using var response = await GetAsync("pages/nothing", key: null);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Files_of_pages_are_kept_for_ever_and_open_to_everybody()
    {
        using var page = await GetAsync("pages/positions", ContractHost.Everything);
        var html = await page.Content.ReadAsStringAsync();
        var path = html[(html.IndexOf("assets/", StringComparison.Ordinal))..].Split('"')[0];
        using var asset = await GetAsync($"pages/{path}", key: null);
        using var ofAnotherRelease = await GetAsync("pages/assets/000000000000/stp.css", key: null);

        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", asset.Headers.GetValues("Cache-Control")));
        Assert.Equal(HttpStatusCode.OK, ofAnotherRelease.StatusCode);
        Assert.Equal("no-store", string.Join(", ", ofAnotherRelease.Headers.GetValues("Cache-Control")));
    }

    private async Task<HttpResponseMessage> SendAsync(string function, string? key, string? origin = null)
    {
        var route = Route(function);
        var path = route.Contract.Path.Aggregate(route.Path, (text, parameter) => text.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(parameter.Example), StringComparison.Ordinal));
        var request = new HttpRequestMessage(new HttpMethod(route.Method), path.TrimStart('/'));
        if (route.Method == "POST")
        {
            request.Content = new FormUrlEncodedContent([]);
        }

        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await host.Http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        return await host.Http.SendAsync(request);
    }

    private static async Task AssertPageAsync(HttpResponseMessage response, HttpStatusCode status, string heading)
    {
        using (response)
        {
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
            Assert.Contains($"<h1>{heading}</h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains("style-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    private static RouteEntry Route(string function) => ContractHost.PageRoutes.Single(route => route.Function == function);
}

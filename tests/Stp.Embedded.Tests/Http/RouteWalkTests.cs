using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stp.Embedded.Tests.BadInput;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Embedded.Tests.Http;

/// <summary>Walks every route there is: who may not, does not, and who may, does. A route that is added later is walked too.</summary>
[Collection(nameof(ContractHost))]
public sealed class RouteWalkTests(ContractHost host)
{
    public static TheoryData<string> Functions => [.. ContractHost.Routes.Select(route => route.Function)];

    public static TheoryData<string> GuardedFunctions => [.. ContractHost.Routes.Where(route => route.Contract.Role is not null).Select(route => route.Function)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_route_has_a_request_in_the_http_file(string function) => Assert.True(
        HttpFile.Docs.Requests.Any(request => request.Name == function),
        $"docs/stp.http has no request for {function}. Add one that works against the demo, with \"# @name {function}\".");

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_route_names_a_role_that_exists_and_the_parameters_of_its_path(string function)
    {
        var route = Route(function);

        Assert.True(route.Contract.Role is null || Roles.All.Contains(route.Contract.Role));
        Assert.Equal(
            route.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')),
            route.Contract.Path.Select(parameter => parameter.Name));
        Assert.NotEmpty(route.Contract.Answers);
        Assert.Equal(route.Method is "POST" or "PUT" or "PATCH" or "DELETE", route.Contract.AllProblems(route.Method).Contains(ProblemKinds.CrossSite));
    }

    [Theory]
    [MemberData(nameof(GuardedFunctions))]
    public async Task Without_credentials_it_is_401(string function)
    {
        var response = await SendExampleAsync(function, key: null);

        Assert.NotEmpty(response.Headers.WwwAuthenticate);
        await Problems.AssertAsync(response, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [MemberData(nameof(GuardedFunctions))]
    public async Task With_every_role_but_its_own_it_is_403(string function) => await Problems.AssertAsync(
        await SendExampleAsync(function, ContractHost.AllBut(Route(function).Contract.Role!)), HttpStatusCode.Forbidden, "role-missing");

    [Fact]
    public async Task With_its_own_role_alone_every_request_of_the_http_file_works()
    {
        var runner = new HttpFileRunner(HttpFile.Docs, host.Http);
        foreach (var request in HttpFile.Docs.Requests)
        {
            var route = ContractHost.Routes.Single(route => route.Function == FunctionOf(request));
            using var response = await runner.SendAsync(request, route.Contract.Role is { } role ? ContractHost.Only(role) : null);

            var isExpected = request.Status is { } status ? (int)response.StatusCode == status : response.IsSuccessStatusCode;
            Assert.True(isExpected, $"{request.Name}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        await ExplainAllAsync();
        var signOff = HttpFile.Docs.Requests.Single(request => request.Name == "SignOff");
        using var signed = await runner.SendAsync(signOff, ContractHost.Only(Roles.EodApprove));
        Assert.Equal("signed", (await signed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
    }

    /// <summary>The request of a contract's own examples: nobody who is refused should find out whether such a thing exists.</summary>
    private async Task<HttpResponseMessage> SendExampleAsync(string function, string? key)
    {
        var route = Route(function);
        var path = route.Contract.Path.Aggregate(route.Path, (text, parameter) => text.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(parameter.Example), StringComparison.Ordinal));
        var request = new HttpRequestMessage(new HttpMethod(route.Method), path.TrimStart('/'));
        if (route.Contract.Body is { } body)
        {
            request.Content = new ByteArrayContent(body.Example.Value);
        }

        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        return await host.Http.SendAsync(request);
    }

    private async Task ExplainAllAsync()
    {
        var open = await host.ListAsync("eod/2026-11-20/breaks?status=open&maxpagesize=1000", ContractHost.Everything);
        foreach (var id in open.Select(one => one.GetProperty("id").GetString()))
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"eod/2026-11-20/breaks/{id}/explain")
            {
                Content = JsonContent.Create(new { text = "Known." }), Headers = { { "X-Api-Key", ContractHost.Everything } },
            };
            using var response = await host.Http.SendAsync(request);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    private static RouteEntry Route(string function) => ContractHost.Routes.Single(route => route.Function == function);

    /// <summary>The function whose request it is: <c>GetTradesNextPage</c> is one of <c>GetTrades</c>.</summary>
    private static string FunctionOf(HttpFileRequest request) => ContractHost.Routes
        .Select(route => route.Function)
        .Where(function => request.Name.StartsWith(function, StringComparison.Ordinal))
        .MaxBy(function => function.Length)!;
}

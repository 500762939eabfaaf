using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stp.Embedded.Tests.Hosting;

public sealed class HttpTriggerTests : IAsyncLifetime
{
    private const int MaxBodyBytes = 10_000;

    private readonly HttpProbe _probe = new();
    private HostUnderTest _host = null!;

    public async ValueTask InitializeAsync() =>
        _host = await HostUnderTest.StartAsync(_probe, [typeof(HttpFunctions)], options => options with { MaxRequestBodyBytes = MaxBodyBytes });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Route_values_request_and_context_are_bound() =>
        Assert.Equal(
            "house 1 IFEU:BRN:2027-01 2026-11-20 Positions True",
            await _host.Http.GetStringAsync("api/positions/house%201/IFEU:BRN:2027-01?asOf=2026-11-20"));

    [Fact]
    public async Task Without_a_route_the_name_is_the_route_and_an_action_result_is_executed()
    {
        var response = await _host.Http.PostAsync("api/Echo", new StringContent("8=FIX.4.4|"));

        Assert.Equal("8=FIX.4.4|", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Every_invocation_has_an_instance_of_its_own_which_is_disposed()
    {
        Assert.Equal("PUT 0", await (await _host.Http.PutAsync("api/instance", null)).Content.ReadAsStringAsync());
        Assert.Equal("GET 1", await _host.Http.GetStringAsync("api/instance"));
    }

    [Fact]
    public async Task A_failure_is_a_problem_without_details()
    {
        var response = await _host.Http.GetAsync("api/broken");

        await AssertProblemAsync(response, HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "api/nothing", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "api/broken", HttpStatusCode.MethodNotAllowed)]
    public async Task An_unknown_route_or_method_is_a_problem(string method, string path, HttpStatusCode status) =>
        await AssertProblemAsync(await _host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path)), status);

    [Fact]
    public async Task A_body_over_the_limit_is_a_problem() =>
        await AssertProblemAsync(
            await _host.Http.PostAsync("api/Echo", new ByteArrayContent(new byte[MaxBodyBytes + 1])), HttpStatusCode.RequestEntityTooLarge);

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32());
    }
}

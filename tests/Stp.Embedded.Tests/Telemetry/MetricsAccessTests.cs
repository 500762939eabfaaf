using System.Net;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.Http;
using Stp.Functions.Security;

namespace Stp.Embedded.Tests.Telemetry;

/// <summary>Metrics are no function, so no walk over the routes comes by; they are guarded as the routes are.</summary>
[Collection(nameof(ContractHost))]
public sealed class MetricsAccessTests(ContractHost host)
{
    [Fact]
    public async Task Without_credentials_it_is_401()
    {
        using var response = await host.Http.GetAsync("metrics");

        Assert.NotEmpty(response.Headers.WwwAuthenticate);
        await Problems.AssertAsync(response, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task With_every_role_but_its_own_it_is_403() =>
        await Problems.AssertAsync(await GetAsync(ContractHost.AllBut(Roles.PositionsRead)), HttpStatusCode.Forbidden, "role-missing");

    [Fact]
    public async Task With_its_own_role_alone_it_is_prometheus_text()
    {
        using var response = await GetAsync(ContractHost.Only(Roles.PositionsRead));

        Assert.Equal((HttpStatusCode.OK, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("stp_queue_depth", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> GetAsync(string key) =>
        host.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "metrics") { Headers = { { "X-Api-Key", key } } });
}

using System.Net;
using Stp.Embedded.Tests.Hosting;

namespace Stp.Embedded.Tests.Security;

public sealed class AccessTests : IDisposable
{
    private readonly string _users = Path.GetTempFileName();

    public AccessTests() => File.WriteAllText(
        _users, """[{ "name": "ann", "key": "secret", "roles": ["positions.read"], "accounts": ["house"] }]""");

    public void Dispose() => File.Delete(_users);

    [Fact]
    public async Task Without_a_users_file_everyone_here_is_local_with_every_role()
    {
        await using var host = await StartAsync(users: null);

        Assert.Equal(
            "local nameidentifier=local role=dropcopy.write role=positions.read role=exceptions.manage role=reference.manage role=eod.run role=eod.approve",
            await host.Http.GetStringAsync("api/who"));
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:81", HttpStatusCode.OK)]
    [InlineData("[::1]:81", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task Without_a_users_file_only_names_of_this_machine_are_served(string hostHeader, HttpStatusCode status)
    {
        await using var host = await StartAsync(users: null);
        var request = new HttpRequestMessage(HttpMethod.Get, "api/who") { Headers = { Host = hostHeader } };

        Assert.Equal(status, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    public async Task Without_a_users_file_pages_of_other_sites_are_refused(string header, string value, HttpStatusCode status)
    {
        await using var host = await StartAsync(users: null);
        var request = new HttpRequestMessage(HttpMethod.Post, "api/Echo") { Headers = { { header, value } } };

        Assert.Equal(status, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_page_of_the_host_itself_is_served()
    {
        await using var host = await StartAsync(users: null);
        var origin = host.Host.BaseAddress.GetLeftPart(UriPartial.Authority);
        var request = new HttpRequestMessage(HttpMethod.Post, "api/Echo") { Headers = { { "Origin", origin } } };

        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_known_key_lets_its_user_in()
    {
        await using var host = await StartAsync(_users);
        host.Http.DefaultRequestHeaders.Add("X-Api-Key", "secret");

        Assert.Equal("ann nameidentifier=key:ann role=positions.read account=house", await host.Http.GetStringAsync("api/who"));
    }

    [Theory]
    [InlineData("api/who", null, HttpStatusCode.Unauthorized)]
    [InlineData("api/who", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("api/no-such-route", null, HttpStatusCode.Unauthorized)]
    [InlineData("api/health/live", null, HttpStatusCode.OK)]
    [InlineData("api/health/live", "wrong", HttpStatusCode.Unauthorized)]
    public async Task Without_a_known_key_only_health_answers(string path, string? key, HttpStatusCode status)
    {
        await using var host = await StartAsync(_users);
        if (key is not null)
        {
            host.Http.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        var response = await host.Http.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? "text/plain" : "application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task With_a_users_file_the_host_may_listen_to_the_network()
    {
        await using var host = await HostUnderTest.StartAsync(
            new HttpProbe(), [typeof(HttpFunctions)], options => options with { UsersFile = _users, BindAddress = IPAddress.IPv6Any });
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.Host.BaseAddress.Port}") };

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("api/who")).StatusCode);
    }

    private static Task<HostUnderTest> StartAsync(string? users) =>
        HostUnderTest.StartAsync(new HttpProbe(), [typeof(HttpFunctions), typeof(OpenFunction)], options => options with { UsersFile = users });
}

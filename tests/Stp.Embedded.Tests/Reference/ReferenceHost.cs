using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Reference;

/// <summary>A running product without reference data, and the people who care for it.</summary>
internal sealed class ReferenceHost : IAsyncDisposable
{
    private const string Users = """
        [
          { "name": "ria", "key": "ria", "roles": ["reference.manage"] },
          { "name": "ben", "key": "ben", "roles": ["eod.approve", "positions.read"] },
          { "name": "uk", "key": "uk", "roles": ["reference.manage"], "accounts": ["GAS-UK-01"] },
          { "name": "bridge", "key": "bridge", "roles": ["dropcopy.write"] }
        ]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-reference-");

    public RunningHost Running { get; private set; } = null!;

    public static async Task<ReferenceHost> StartAsync(Func<HttpMessageHandler, HttpMessageHandler>? wrapCosmos = null)
    {
        var host = new ReferenceHost();
        var users = Path.Combine(host._folder.FullName, "users.json");
        await File.WriteAllTextAsync(users, Users);
        host.Running = await RunningHost.StartAsync(
            Path.Combine(host._folder.FullName, "data"), wrapCosmos, change: options => options with { UsersFile = users }, withReference: false);
        return host;
    }

    /// <summary>Sends a request in somebody's name.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string user = "ria", HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content, Headers = { { "X-Api-Key", user } } };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Running.Client.Http.SendAsync(request);
    }

    /// <summary>Puts values, and gives the status and the ETag.</summary>
    public async Task<(HttpStatusCode Status, string? ETag)> PutAsync(string path, object values, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(HttpMethod.Put, path, "ria", JsonContent.Create(new { values }), headers);
        return (response.StatusCode, response.Headers.ETag?.ToString());
    }

    /// <summary>A JSON answer that must be 200.</summary>
    public async Task<JsonElement> JsonAsync(string path, string user = "ria")
    {
        using var response = await SendAsync(HttpMethod.Get, path, user);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A list as CSV.</summary>
    public async Task<string> CsvAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path, headers: ("Accept", "text/csv"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Imports a file; any answer will do.</summary>
    public Task<HttpResponseMessage> TryImportAsync(string path, string csv) =>
        SendAsync(HttpMethod.Post, path, "ria", new ByteArrayContent(Encoding.UTF8.GetBytes(csv)));

    /// <summary>Imports a file that is right.</summary>
    public async Task<JsonElement> ImportAsync(string path, string csv)
    {
        using var response = await TryImportAsync(path, csv);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Statements;

/// <summary>A running product that knows three clearing firms, one for each built-in format, and three users.</summary>
public sealed class UploadHost : IAsyncLifetime
{
    internal const int MaxBodyBytes = 64 << 10;

    private const string Settings = """
        {
          "calendars": ["nymex"], "startDelay": "00:30", "drainLimit": "00:10",
          "clearingFirms": {
            "marex": { "codes": "cme", "format": "fcm-us", "calendar": "nymex", "deadline": "20:00" },
            "abn": { "format": "europe", "calendar": "eex", "deadline": "20:00" },
            "gh": { "format": "signed", "calendar": "ice-europe", "deadline": "23:30" }
          },
          "tolerances": { "default": { "price": 0, "lots": 0 } }, "fourEyes": true, "reminderEvery": "04:00", "escalationAfter": "16:00"
        }
        """;

    private const string Users = """
        [
          { "name": "ann", "key": "run", "roles": ["eod.run", "positions.read"] },
          { "name": "desk", "key": "desk", "roles": ["eod.run", "positions.read"], "accounts": ["GAS-UK-01"] },
          { "name": "reader", "key": "read", "roles": ["positions.read"] }
        ]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-upload-");

    internal RunningHost Running { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = _folder.CreateSubdirectory("eod");
        await File.WriteAllTextAsync(Path.Combine(settings.FullName, "end-of-day.json"), Settings);
        var users = Path.Combine(_folder.FullName, "users.json");
        await File.WriteAllTextAsync(users, Users);
        Running = await RunningHost.StartAsync(
            Path.Combine(_folder.FullName, "data"),
            settings: new Dictionary<string, string?> { ["EndOfDay:folder"] = settings.FullName, ["Uploads:MaxBodyBytes"] = $"{MaxBodyBytes}" },
            change: options => options with { UsersFile = users });
    }

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal Task<HttpResponseMessage> PutAsync(string path, byte[] body, string key = "run", Action<HttpRequestMessage>? change = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(body) }, key, change);

    internal Task<HttpResponseMessage> GetAsync(string path, string key = "read", string accept = "application/json") =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", accept } } }, key, change: null);

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string key, Action<HttpRequestMessage>? change)
    {
        request.Headers.Add("X-Api-Key", key);
        change?.Invoke(request);
        return Running.Client.Http.SendAsync(request);
    }
}

[CollectionDefinition(nameof(UploadHost))]
public sealed class UploadHostCollection : ICollectionFixture<UploadHost>;

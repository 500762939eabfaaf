using System.Net.Http.Json;
using System.Text.Json;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Embedded.Tests.Http;

/// <summary>The demo's book and end of day in a running product, with users of every kind that a route may meet.</summary>
public sealed class ContractHost : IAsyncLifetime
{
    internal const string Everything = "everything";

    /// <summary>Every role, restricted to <see cref="Account"/>.</summary>
    internal const string Restricted = "restricted";
    internal const string Account = "GAS-UK-01";
    private const string Date = "2026-11-20";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-contract-");

    internal RunningHost Running { get; private set; } = null!;

    internal HttpClient Http => Running.Client.Http;

    /// <summary>The routes of the API.</summary>
    internal static IReadOnlyList<RouteEntry> Routes { get; } = RouteTable.OfApi(typeof(RouteGuard).Assembly);

    /// <summary>Pages and what their forms send.</summary>
    internal static IReadOnlyList<RouteEntry> PageRoutes { get; } = [.. RouteTable.Of(typeof(RouteGuard).Assembly).Where(route => route.Contract.IsPage)];

    internal static string Only(string role) => "only " + role;

    internal static string AllBut(string role) => "all but " + role;

    public async ValueTask InitializeAsync()
    {
        var users = Path.Combine(_folder.FullName, "users.json");
        await File.WriteAllTextAsync(users, JsonSerializer.Serialize(Users()));
        Running = await RunningHost.StartAsync(
            Path.Combine(_folder.FullName, "data"),
            settings: [KeyValuePair.Create<string, string?>("EndOfDay:folder", Path.Combine(SampleDay.Folder, "end-of-day"))],
            change: options => options with { UsersFile = users });
        Http.DefaultRequestHeaders.Add("X-Api-Key", Everything);
        await SampleDay.FeedAsync(Running.Client);
        await Running.DrainAsync();
        await UploadAsync("settlement-prices", name => $"settlement-prices/{name}");
        await UploadAsync("statements", name => $"statements/{name}/{Date}");
        await CheckAsync();
        Http.DefaultRequestHeaders.Remove("X-Api-Key");
    }

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Every item of a list as a user sees it, over all its pages.</summary>
    internal async Task<List<JsonElement>> ListAsync(string path, string key)
    {
        var items = new List<JsonElement>();
        for (var next = path; next is not null;)
        {
            using var response = await Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, next) { Headers = { { "X-Api-Key", key } } });
            response.EnsureSuccessStatusCode();
            var page = await response.Content.ReadFromJsonAsync<JsonElement>();
            items.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.GetProperty("nextLink").GetString();
        }

        return items;
    }

    private static IEnumerable<object> Users() =>
    [
        new { name = Everything, key = Everything, roles = Roles.All },
        new { name = Restricted, key = Restricted, roles = Roles.All, accounts = new[] { Account } },
        .. Roles.All.Select(role => new { name = Only(role), key = Only(role), roles = new[] { role } }),
        .. Roles.All.Select(role => new { name = AllBut(role), key = AllBut(role), roles = Roles.All.Where(other => other != role).ToArray() }),
    ];

    private async Task UploadAsync(string kind, Func<string, string> route)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(SampleDay.Folder, "end-of-day", kind)))
        {
            using var response = await Http.PutAsync(route(Path.GetFileNameWithoutExtension(path)), new ByteArrayContent(await File.ReadAllBytesAsync(path)));
            response.EnsureSuccessStatusCode();
        }
    }

    private async Task CheckAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var started = await Http.PostAsync($"eod/{Date}", content: null, limit.Token);
        started.EnsureSuccessStatusCode();
        for (var status = "running"; status == "running";)
        {
            await Task.Delay(50, limit.Token);
            status = (await Http.GetFromJsonAsync<JsonElement>($"eod/{Date}", limit.Token)).GetProperty("status").GetString();
        }
    }
}

[CollectionDefinition(nameof(ContractHost))]
public sealed class ContractHostCollection : ICollectionFixture<ContractHost>;

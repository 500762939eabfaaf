using System.Collections.Concurrent;
using System.Text.Json;

namespace Stp.Deployment.Tests.Bicep;

/// <summary>What a deployment would make, as far as the compiler can tell without Azure: every resource with its properties.</summary>
/// <param name="Environment">dev, test or prod.</param>
/// <param name="Stamp">1 or 2.</param>
/// <param name="Resources">The resources.</param>
/// <param name="Outputs">Names of the outputs.</param>
internal sealed record Snapshot(string Environment, int Stamp, IReadOnlyList<Resource> Resources, IReadOnlyList<string> Outputs)
{
    private const string Subscription = "44444444-4444-4444-4444-444444444444";

    private static readonly ConcurrentDictionary<(string Environment, int Stamp), Lazy<Task<Snapshot>>> Made = new();

    private static readonly Lazy<Task<Snapshot>> Left = new(() => MakeAsync(
        "prod", stamp: 2, KeyValuePair.Create("STP_SCHEDULER_STAMP", "2"), KeyValuePair.Create("STP_DEPLOY_SHARED", "true")));

    private static readonly Lazy<Task<Snapshot>> Subscribed = new(() => MakeAsync("test", stamp: 1, """
        param subscribers = [
          { name: 'risk', principalId: '55555555-5555-5555-5555-555555555551' }
          { name: 'etrm', principalId: '55555555-5555-5555-5555-555555555552', filter: 'accounts LIKE \'%|GAS-UK-01|%\'' }
        ]
        """));

    private static readonly Lazy<Task<Snapshot>> Behind = new(() => MakeAsync("test", stamp: 1, KeyValuePair.Create("STP_FIREWALL_ADDRESS", "10.0.0.4")));

    /// <summary>The deployment of a stamp. It is evaluated once for all tests.</summary>
    public static Task<Snapshot> OfAsync(string environment, int stamp = 1) =>
        Made.GetOrAdd((environment, stamp), key => new Lazy<Task<Snapshot>>(() => MakeAsync(key.Environment, key.Stamp))).Value;

    /// <summary>The second stamp of production once the first region is lost and what both shared is looked after from the second.</summary>
    public static Task<Snapshot> LeftAsync() => Left.Value;

    /// <summary>The test environment behind the firm's own firewall.</summary>
    public static Task<Snapshot> BehindFirewallAsync() => Behind.Value;

    /// <summary>The test environment with two systems that are told of booked trades.</summary>
    public static Task<Snapshot> SubscribedAsync() => Subscribed.Value;

    /// <summary>Every deployment that the parameter files are made for.</summary>
    public static Task<Snapshot[]> AllAsync() => Task.WhenAll(OfAsync("dev"), OfAsync("test"), OfAsync("prod"), OfAsync("prod", stamp: 2));

    /// <summary>The resources of a type.</summary>
    public IEnumerable<Resource> Of(string type) => Resources.Where(resource => string.Equals(resource.Type, type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Application settings of the function app. A value that only Azure knows is an expression in brackets.</summary>
    public IReadOnlyDictionary<string, string> Settings() => Of("Microsoft.Web/sites").Single()
        .At("properties.siteConfig.appSettings").EnumerateArray()
        .ToDictionary(setting => setting.GetProperty("name").GetString()!, setting => setting.GetProperty("value").GetString()!);

    private static Task<Snapshot> MakeAsync(string environment, int stamp, params KeyValuePair<string, string>[] surroundings) =>
        MakeAsync(environment, stamp, furtherParameters: "", surroundings);

    private static async Task<Snapshot> MakeAsync(string environment, int stamp, string furtherParameters, params KeyValuePair<string, string>[] surroundings)
    {
        using var folder = TemplateFolder.Create();
        await File.AppendAllTextAsync(folder.PathOf($"main.{environment}.bicepparam"), furtherParameters);
        var (exitCode, findings) = await BicepCli.RunAsync(
            [
                "snapshot", folder.PathOf($"main.{environment}.bicepparam"), "--subscription-id", Subscription, "--resource-group",
                $"rg-stp-{environment}-{stamp}", "--tenant-id", BicepCli.Environment["STP_TENANT_ID"], "--location", "westeurope", "--deployment-name", "main",
            ],
            [KeyValuePair.Create("STP_STAMP", $"{stamp}"), .. surroundings]);
        Assert.Equal((0, ""), (exitCode, string.Join('\n', findings)));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder.PathOf($"main.{environment}.snapshot.json")));
        var resources = json.RootElement.GetProperty("predictedResources").EnumerateArray().Select(one => new Resource(one.Clone()));
        return new Snapshot(environment, stamp, [.. resources], [.. json.RootElement.GetProperty("outputs").EnumerateObject().Select(output => output.Name)]);
    }
}

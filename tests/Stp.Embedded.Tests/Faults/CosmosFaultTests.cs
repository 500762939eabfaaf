using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Polly.CircuitBreaker;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Hosting;

namespace Stp.Embedded.Tests.Faults;

/// <summary>Whatever Cosmos DB does to a write, each trade is booked exactly once and nothing is given up.</summary>
public sealed class CosmosFaultTests : IDisposable
{
    private const int MessagesInBody = 40;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-faults-");

    public static TheoryData<GatewayFaultKind> Kinds => [.. Enum.GetValues<GatewayFaultKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_fault_at_every_fifth_write_changes_nothing_in_the_book(GatewayFaultKind kind)
    {
        var plan = new FaultPlan(20261120 + (int)kind, 0.2, kind);
        await using var host = await QuickSettings.StartAsync(_folder.FullName, gateway => new FaultyGateway(gateway, plan));

        await FeedAsync(host.Client);
        await host.DrainAsync();

        Assert.True(plan.Counts.GetValueOrDefault(kind) > 0, "No call met the fault.");
        await SampleDay.AssertBookAsync(host.Client);
        await LedgerInvariants.AssertSoundAsync(host.Client);
    }

    [Fact]
    public async Task All_faults_together_at_every_third_write_change_nothing_in_the_book()
    {
        var plan = new FaultPlan(1122, 0.33, Enum.GetValues<GatewayFaultKind>());
        await using var host = await QuickSettings.StartAsync(_folder.FullName, gateway => new FaultyGateway(gateway, plan));

        await FeedAsync(host.Client);
        await host.DrainAsync();

        Assert.All(Enum.GetValues<GatewayFaultKind>(), kind => Assert.True(plan.Counts.GetValueOrDefault(kind) > 0, $"No call met {kind}."));
        await SampleDay.AssertBookAsync(host.Client);
        await LedgerInvariants.AssertSoundAsync(host.Client);
    }

    [Fact]
    public async Task An_outage_heals_by_itself_and_loses_nothing()
    {
        var plan = new FaultPlan(1, 0);
        await using var host = await QuickSettings.StartAsync(_folder.FullName, gateway => new FaultyGateway(gateway, plan));
        var bodies = SampleDay.Bodies(MessagesInBody).ToList();
        foreach (var (number, (venue, session, body)) in bodies.Index())
        {
            plan.IsDown = number >= bodies.Count / 3;
            await host.Client.PostAsync(venue, session, body);
        }

        await Eventually.HoldsAsync(async () => await CosmosCheckAsync(host.Client) == nameof(BrokenCircuitException), "the breaker opened");
        using (var read = await host.Client.Http.GetAsync("positions"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, read.StatusCode);
        }

        plan.IsDown = false;
        await host.DrainAsync();
        await SampleDay.AssertBookAsync(host.Client);
        await LedgerInvariants.AssertSoundAsync(host.Client);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What <c>health/ready</c> says of Cosmos DB.</summary>
    private static async Task<string?> CosmosCheckAsync(ProductClient client)
    {
        using var response = await client.Http.GetAsync("health/ready");
        var report = await response.Content.ReadFromJsonAsync<JsonElement>();
        return report.GetProperty("checks").GetProperty("cosmos").GetString();
    }

    private static async Task FeedAsync(ProductClient client)
    {
        foreach (var (venue, session, body) in SampleDay.Bodies(MessagesInBody))
        {
            await client.PostAsync(venue, session, body);
        }
    }
}

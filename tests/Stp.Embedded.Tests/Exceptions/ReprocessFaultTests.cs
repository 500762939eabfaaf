using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Stp.Domain.Reference;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.Crash;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Faults;

namespace Stp.Embedded.Tests.Exceptions;

/// <summary>Whatever breaks while held messages are reprocessed: each is booked once, none is lost, and none becomes another exception.</summary>
public sealed class ReprocessFaultTests : IDisposable
{
    private const int Held = 120;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-reprocess-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Faults_at_every_third_write_lose_nothing_and_book_nothing_twice()
    {
        var plan = new FaultPlan(4711, 0.33, Enum.GetValues<GatewayFaultKind>());
        await using var desk = await Desk.StartAsync(
            gateway => new FaultyGateway(gateway, plan), options => options with { ConfigureLogging = logging => logging.ClearProviders() });
        await desk.FeedAsync([.. Enumerable.Range(1, Held).Select(i => Messages.Fill($"E{i}", account: "ACME9"))]);
        var before = (await desk.ListAsync()).Select(e => Desk.Text(e, "id")).Order(StringComparer.Ordinal).ToList();
        await desk.MapAsync(ReferenceMap.Accounts, "ACME9", ("account", "BOOK-9"));
        await Task.Delay(50);

        await RepeatAsync(() => desk.PostAsync("exceptions/reprocess"));
        await Hosting.Eventually.HoldsAsync(
            async () => (await desk.ListAsync("&status=resolved")).Count == Held, "every message was resolved");
        await desk.Host.DrainAsync();

        Assert.True(plan.Counts.Values.Sum() > Held, "Hardly any call met a fault.");
        Assert.Equal(before, (await desk.ListAsync()).Select(e => Desk.Text(e, "id")).Order(StringComparer.Ordinal));
        Assert.Equal(Held, await desk.PostingsAsync("BOOK-9"));
        await LedgerInvariants.AssertSoundAsync(desk.Host.Client);
    }

    [Theory]
    [InlineData(1, 4)]
    public Task Kills_while_a_batch_runs_leave_each_message_booked_once(int seed, int kills) => RunAsync(seed, kills);

    /// <summary>The start of a process is most of the time that a kill takes.</summary>
    [Theory(Explicit = true)]
    [InlineData(2, 40)]
    public Task Forty_kills_while_batches_run_leave_each_message_booked_once(int seed, int kills) => RunAsync(seed, kills);

    private string Data => Path.Combine(_folder.FullName, "data");

    private async Task RunAsync(int seed, int kills)
    {
        var random = new Random(seed);
        var reference = ReferenceFolder("");
        using (var host = await ChildHost.StartAsync(Data, "--reference", reference))
        {
            await host.Client.PostAsync(Desk.Venue, "S1", Messages.Lines(Enumerable.Range(1, Held).Select(i => Messages.Fill($"E{i}", account: "ACME9"))));
            await Hosting.Eventually.HoldsAsync(async () => (await ListAsync(host.Client)).Count == Held, "all were held");
        }

        reference = ReferenceFolder("fix44,ACME9,BOOK-9,true");
        for (var kill = 0; kill < kills; kill++)
        {
            using var host = await ChildHost.StartAsync(Data, "--reference", reference);
            using var asked = await host.Client.Http.PostAsync("exceptions/reprocess", new StringContent("{}"));
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
            await Task.Delay(random.Next(150));
            await host.KillAsync();
        }

        using var last = await ChildHost.StartAsync(Data, "--reference", reference);
        await Hosting.Eventually.HoldsAsync(
            async () => (await ListAsync(last.Client, "&status=resolved")).Count == Held, "every message was resolved");
        Assert.Equal(Held, (await ListAsync(last.Client)).Count);
        Assert.Equal(Held, (await last.Client.ListAsync($"positions/BOOK-9/{Messages.Instrument}/postings?maxpagesize=1000")).Count);
        await LedgerInvariants.AssertSoundAsync(last.Client);
    }

    private static Task<List<JsonElement>> ListAsync(ProductClient client, string query = "") => client.ListAsync($"exceptions?maxpagesize=1000{query}");

    private string ReferenceFolder(string account)
    {
        var folder = _folder.CreateSubdirectory("reference");
        File.WriteAllText(Path.Combine(folder.FullName, "accounts.csv"), $"venue,code,account,ours\nfix44,ACC1,BOOK-1,true\n{account}\n");
        File.WriteAllText(Path.Combine(folder.FullName, "instruments.csv"), "venue,code,instrument,priceFactor\nfix44,CL,XNYM:CL,\n");
        File.WriteAllText(
            Path.Combine(folder.FullName, "contracts.csv"),
            "venue,code,lotSize,unit,currency,priceMultiplier,lotSizeByContract,period\nXNYM,CL,1000,bbl,USD,,,month\n");
        return folder.FullName;
    }

    /// <summary>Asks until it is accepted, as a person does.</summary>
    private static async Task RepeatAsync(Func<Task<(HttpStatusCode Status, JsonElement Answer)>> ask)
    {
        while ((await ask()).Status != HttpStatusCode.Accepted)
        {
            await Task.Delay(20);
        }
    }
}

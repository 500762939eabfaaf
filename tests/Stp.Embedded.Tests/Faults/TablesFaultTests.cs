using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Hosting;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Hosting;
using Stp.Functions.Messaging;

namespace Stp.Embedded.Tests.Faults;

/// <summary>Reference data is wanted for every message, and its service may be down for long.</summary>
public sealed class TablesFaultTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-tables-");
    private FailingTables _tables = null!;

    [Fact]
    public async Task While_tables_is_down_the_last_good_copy_books_the_day()
    {
        await using var host = await QuickSettings.StartAsync(_folder.FullName, change: WithFailingTables);
        var bodies = SampleDay.Bodies(linesInBody: 100).ToList();
        await FeedAsync(host, bodies.Take(1));
        await host.DrainAsync();

        _tables.IsDown = true;
        await Eventually.HoldsAsync(async () => (await ReadyAsync(host)).Status == "degraded", "the loss of Tables was seen");
        await FeedAsync(host, bodies.Skip(1));
        await host.DrainAsync();

        Assert.True(_tables.Refused > 0, "Nobody asked.");
        await SampleDay.AssertBookAsync(host.Client);
        _tables.IsDown = false;
        await Eventually.HoldsAsync(async () => (await ReadyAsync(host)).Status == "ready", "Tables was found again");
    }

    [Fact]
    public async Task A_start_without_tables_takes_messages_and_books_them_when_tables_is_back()
    {
        await using (await QuickSettings.StartAsync(_folder.FullName))
        {
            // Loads the reference data into the file.
        }

        await using var host = await QuickSettings.StartAsync(
            _folder.FullName, change: options => WithFailingTables(options, isDown: true), withReference: false);
        await FeedAsync(host, SampleDay.Bodies(linesInBody: 100));
        await Eventually.HoldsAsync(async () => (await ReadyAsync(host)).Code == HttpStatusCode.ServiceUnavailable, "the host said that it is not ready");
        Assert.True(host.Count(Queues.DropCopy).Active > 0, "Messages are gone without having been read.");
        Assert.Equal(0, host.Count(Queues.TradeEvents).Active);

        _tables.IsDown = false;
        await host.DrainAsync();

        await SampleDay.AssertBookAsync(host.Client);
        await Eventually.HoldsAsync(async () => (await ReadyAsync(host)).Status == "ready", "the host said that it is ready");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task FeedAsync(RunningHost host, IEnumerable<(string Venue, string Session, byte[] Body)> bodies)
    {
        foreach (var (venue, session, body) in bodies)
        {
            await host.Client.PostAsync(venue, session, body);
        }
    }

    private static async Task<(HttpStatusCode Code, string? Status)> ReadyAsync(RunningHost host)
    {
        using var response = await host.Client.Http.GetAsync("health/ready");
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
    }

    private EmbeddedHostOptions WithFailingTables(EmbeddedHostOptions options) => WithFailingTables(options, isDown: false);

    private EmbeddedHostOptions WithFailingTables(EmbeddedHostOptions options, bool isDown) => options with
    {
        ConfigureServices = services =>
        {
            options.ConfigureServices?.Invoke(services);
            services.AddSingleton<TableServiceClient>(provider => _tables = new FailingTables(EmbeddedTableServiceClient
                .OpenAsync(provider.GetRequiredService<SqliteStore>(), provider.GetRequiredService<TimeProvider>()).GetAwaiter().GetResult()) { IsDown = isDown });
        },
    };
}

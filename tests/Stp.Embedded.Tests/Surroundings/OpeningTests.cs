using System.Collections.Concurrent;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Surroundings;

public sealed class OpeningTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-opening-");

    [Fact]
    public async Task What_blocks_while_it_is_made_is_made_before_anything_runs()
    {
        var steps = new ConcurrentQueue<string>();

        await using var host = await RunningHost.StartAsync(
            _folder.FullName,
            change: options => options with
            {
                ConfigureServices = services =>
                {
                    services.AddSingleton<IHostedService>(new Runner(steps));
                    options.ConfigureServices!(services);
                    services.AddSingleton<TableServiceClient>(provider => Open(provider, steps));
                },
            },
            withReference: false);

        Assert.Equal(["tables", "running"], steps);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static EmbeddedTableServiceClient Open(IServiceProvider services, ConcurrentQueue<string> steps)
    {
        steps.Enqueue("tables");
        return EmbeddedTableServiceClient.OpenAsync(
            services.GetRequiredService<SqliteStore>(), services.GetRequiredService<TimeProvider>()).GetAwaiter().GetResult();
    }

    private sealed class Runner(ConcurrentQueue<string> steps) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            steps.Enqueue("running");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Hosting;
using Stp.Embedded.Storage;
using Stp.Embedded.Tests.Hosting;

namespace Stp.Embedded.Tests.Durable;

/// <summary>The process is killed again and again while it orchestrates: it goes on where it was.</summary>
public sealed class DurableCrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 6;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-durable-kill-");
    private readonly Random _random = new(20261123);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task After_each_kill_it_goes_on_and_no_activity_that_has_ended_runs_again()
    {
        var tells = new ConcurrentQueue<string>();
        await using (var host = await EmbeddedHost.StartAsync(DurableCrashChild.Options(_folder.FullName, tells.Enqueue)))
        {
            await host.StopAsync();
            await host.Services.GetRequiredService<DurableTaskClient>().ScheduleNewOrchestrationInstanceAsync(
                "Campaign", Array.Empty<int>(), new StartOrchestrationOptions(DurableCrashChild.InstanceId));
        }

        HashSet<string> ended = [];
        for (var kill = 0; kill < Kills; kill++)
        {
            var runs = await RunUntilKilledAsync(killAfterLines: _random.Next(10, 80));
            Assert.False(ended.Overlaps(runs), "An activity ran again whose end was stored.");
            await using var store = SqliteStore.Open(Path.Combine(_folder.FullName, "stp.db"));
            ended.UnionWith(JournaledActivities.Of(await DurableStore.OpenAsync(store)).Select(json => JsonSerializer.Deserialize<string>(json)!));
            output.WriteLine($"kill {kill}: {runs.Count} activities ran, {ended.Count} have ended");
        }

        await using var last = await EmbeddedHost.StartAsync(DurableCrashChild.Options(_folder.FullName, tells.Enqueue));
        var end = await last.Services.GetRequiredService<DurableTaskClient>().WaitForInstanceCompletionAsync(DurableCrashChild.InstanceId, getInputsAndOutputs: true);

        Assert.NotEmpty(ended);
        Assert.False(ended.Overlaps(tells), "An activity ran again whose end was stored.");
        Assert.Equal(DurableCrashChild.Accounts * DurableCrashChild.Rounds * 2, end.ReadOutputAs<int>());
    }

    private async Task<List<string>> RunUntilKilledAsync(int killAfterLines)
    {
        using var child = ChildTest.Start<DurableCrashChild>((DurableCrashChild.FolderVariable, _folder.FullName));
        var runs = new List<string>();
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(DurableCrashChild.Mark))
            {
                runs.Add(line[1..]);
                if (runs.Count == killAfterLines)
                {
                    child.Kill();
                }
            }
        }

        await child.WaitForExitAsync();
        return runs;
    }
}

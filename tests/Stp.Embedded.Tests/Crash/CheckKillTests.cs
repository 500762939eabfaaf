using System.Diagnostics;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Functions.EndOfDay;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Embedded.Tests.Crash;

/// <summary>The process is killed again and again while it checks a day; each report is that of a run that nobody has disturbed.</summary>
public sealed class CheckKillTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-check-");

    [Theory]
    [InlineData(20261126, 7)]
    public Task Kills_during_the_check_leave_the_report_of_an_undisturbed_run(int seed, int kills) => RunAsync(seed, kills);

    /// <summary>The start of a process is most of the time that a kill takes.</summary>
    [Theory(Explicit = true)]
    [InlineData(20261127, 50)]
    public Task Fifty_kills_during_the_check_leave_the_report_of_an_undisturbed_run(int seed, int kills) => RunAsync(seed, kills);

    [Fact]
    public async Task When_the_process_that_checks_is_killed_another_on_its_folder_ends_the_run_with_one_report()
    {
        var (settings, data) = (_folder.CreateSubdirectory("eod"), Path.Combine(_folder.FullName, "data"));
        await CheckedDay.WriteSettingsAsync(settings);
        var expected = await UndisturbedAsync(settings, data);

        // The one that starts first runs the orchestrations.
        using var checking = await ChildHost.StartAsync(data, "--eod", settings.FullName);
        using var other = await ChildHost.StartAsync(data, "--eod", settings.FullName);
        await new CheckStop("accounts", CheckedDay.Accounts / 4).ReachAsync(other.Client);
        await checking.KillAsync();
        await CheckStop.EndedAsync(other.Client);
        await other.KillAsync();

        await using var last = await OpenAsync(settings, data);
        var runs = await CheckedDay.EndAsync(last);
        Assert.Equal([DayStatus.AwaitingSignOff, DayStatus.Superseded], runs.Select(run => run.Review.Status));
        var found = await CheckedDay.FindingsAsync(last, runs[0].Key);
        Assert.Equal(expected.Breaks, found.Breaks);
        Assert.Equal(expected.Accounts, found.Accounts);
        Assert.Equal(expected.Report, found.Report);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task RunAsync(int seed, int kills)
    {
        var (settings, data) = (_folder.CreateSubdirectory("eod"), Path.Combine(_folder.FullName, "data"));
        await CheckedDay.WriteSettingsAsync(settings);
        var expected = await UndisturbedAsync(settings, data);
        Assert.Equal((CheckedDay.Breaks, CheckedDay.Accounts), (expected.Breaks.Count, expected.Accounts.Count));

        var (random, traces) = (new Random(seed), new List<CheckTrace>());
        var watch = Stopwatch.StartNew();
        for (var kill = 1; kill <= kills; kill++)
        {
            using var host = await ChildHost.StartAsync(data, "--eod", settings.FullName);
            var stop = CheckStop.All[(kill - 1) % CheckStop.All.Count];
            var delayMs = random.Next(stop.MaxDelayMs);
            await stop.ReachAsync(host.Client);
            var starting = stop.Phase == CheckStop.Start ? StartAsync(host.Client) : Task.CompletedTask;
            await Task.Delay(delayMs);
            await host.KillAsync();
            await starting;
            var trace = await CheckTrace.ReadAsync(data);
            traces.Add(trace);
            output.WriteLine($"seed {seed} kill {kill}: {stop} and {delayMs} ms, found {trace}, at {watch.ElapsedMilliseconds} ms");
        }

        output.WriteLine(string.Join(", ", traces.CountBy(trace => trace.Place).OrderBy(place => place.Key).Select(place => $"{place.Key}: {place.Value}")));

        await using var last = await OpenAsync(settings, data);
        await CheckedDay.StartAsync(last.Client);
        var runs = await CheckedDay.EndAsync(last);
        output.WriteLine($"{runs.Count} runs at {watch.ElapsedMilliseconds} ms");
        Assert.Equal(
            runs.Select((_, i) => i == 0 ? DayStatus.AwaitingSignOff : DayStatus.Superseded), runs.Select(run => run.Review.Status));
        foreach (var run in runs)
        {
            var found = await CheckedDay.FindingsAsync(last, run.Key);
            Assert.Equal(expected.Breaks, found.Breaks);
            Assert.Equal(expected.Accounts, found.Accounts);
            Assert.Equal(expected.Report, found.Report);
        }
    }

    private static async Task<CheckedDay.Findings> UndisturbedAsync(DirectoryInfo settings, string data)
    {
        await using var host = await OpenAsync(settings, data);
        await CheckedDay.PrepareAsync(host);
        await CheckedDay.StartAsync(host.Client);
        await CheckedDay.EndAsync(host);
        return await CheckedDay.FindingsAsync(host, new RunKey(CheckedDay.Date, 1));
    }

    private static Task<RunningHost> OpenAsync(DirectoryInfo settings, string data) => RunningHost.StartAsync(
        data, settings: [KeyValuePair.Create(EndOfDayFolder.Setting, (string?)settings.FullName)], withReference: false);

    /// <summary>Starts a run, as far as the process lives.</summary>
    private static async Task StartAsync(ProductClient client)
    {
        try
        {
            await CheckedDay.StartAsync(client);
        }
        catch (Exception fault) when (Unanswered.Is(fault))
        {
            // It was killed before it answered.
        }
    }
}

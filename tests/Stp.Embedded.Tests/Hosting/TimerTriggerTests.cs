using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Stp.Embedded.Hosting;
using Stp.Embedded.Storage;
using Stp.Embedded.Tests.ServiceBus;
using Stp.Embedded.Timers;

namespace Stp.Embedded.Tests.Hosting;

public sealed class TimerTriggerTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-timer-");
    private readonly TimerProbe _probe = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_timer_runs_when_it_is_due_and_again_after_a_failure()
    {
        _probe.Fails = true;
        await using var host = await HostUnderTest.StartAsync(_probe, [typeof(EverySecond)]);

        await Eventually.HoldsAsync(() => _probe.Runs.Count >= 2, "the timer runs twice");

        Assert.All(_probe.Runs, run => Assert.True(run.ScheduleStatus!.Next > run.ScheduleStatus.Last));
    }

    [Fact]
    public async Task A_timer_can_run_at_start()
    {
        await using var host = await HostUnderTest.StartAsync(_probe, [typeof(YearlyAndAtStart)]);

        await Eventually.HoldsAsync(() => !_probe.Runs.IsEmpty, "the timer runs");

        Assert.Null(Assert.Single(_probe.Runs).ScheduleStatus);
    }

    [Fact]
    public async Task A_run_missed_while_nothing_was_running_is_made_up_for_once()
    {
        var time = new JumpingTime();
        await using (await HostUnderTest.StartAsync(_probe, [typeof(Yearly)], options => options with { Time = time, DataDirectory = _folder.FullName }))
        {
            await Eventually.HoldsAsync(() => IsKnown("Yearly"), "the timer is known");
        }

        Assert.Empty(_probe.Runs);
        time.Jump(TimeSpan.FromDays(800));
        await using var host = await HostUnderTest.StartAsync(_probe, [typeof(Yearly)], options => options with { Time = time, DataDirectory = _folder.FullName });
        await Eventually.HoldsAsync(() => !_probe.Runs.IsEmpty, "the missed run is made up for");

        Assert.True(Assert.Single(_probe.Runs).IsPastDue);
    }

    [Fact]
    public async Task Of_two_processes_one_takes_a_run()
    {
        await using var store = SqliteStore.Open(Path.Combine(_folder.FullName, "stp.db"));
        var (one, two) = (await TimerLedger.OpenAsync(store), await TimerLedger.OpenAsync(store));
        Assert.Equal(Noon, await one.LastAsync("t", Noon));
        Assert.Equal(Noon, await two.LastAsync("t", Noon.AddMinutes(1)));

        Assert.True(await one.ClaimAsync("t", Noon.AddHours(1), Noon.AddHours(1)));
        Assert.False(await two.ClaimAsync("t", Noon.AddHours(1), Noon.AddHours(1).AddSeconds(1)));
        Assert.True(await two.ClaimAsync("t", Noon.AddHours(2), Noon.AddHours(2)));
    }

    [Fact]
    public async Task Of_two_hosts_on_one_folder_one_takes_each_run_and_the_other_goes_on_alone()
    {
        EmbeddedHostOptions InFolder(EmbeddedHostOptions options) => options with { DataDirectory = _folder.FullName };
        await using var one = await HostUnderTest.StartAsync(_probe, [typeof(EverySecond)], InFolder);
        await using var two = await HostUnderTest.StartAsync(_probe, [typeof(EverySecond)], InFolder);
        await Eventually.HoldsAsync(() => _probe.Runs.Count >= 4, "the timer runs");
        await one.Host.StopAsync();
        var runs = _probe.Runs.Count;
        await Eventually.HoldsAsync(() => _probe.Runs.Count >= runs + 2, "the timer runs without the host that stopped");

        // A run that was due in one second begins in it or later, and the next one is then due after that.
        Assert.Distinct(_probe.Runs.Select(run => run.ScheduleStatus!.Next));
    }

    private bool IsKnown(string name)
    {
        var options = $"Data Source={Path.Combine(_folder.FullName, "stp.db")};Mode=ReadOnly;Pooling=False";
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(options);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM timer_run WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return (long)command.ExecuteScalar()! == 1;
    }

    public sealed class TimerProbe
    {
        public ConcurrentQueue<TimerInfo> Runs { get; } = [];

        public bool Fails { get; set; }

        public void See(TimerInfo timer)
        {
            Runs.Enqueue(timer);
            if (Fails)
            {
                throw new InvalidOperationException("broken");
            }
        }
    }

    public sealed class EverySecond(TimerProbe probe)
    {
        [Function("EverySecond")]
        public void Run([TimerTrigger("* * * * * *")] TimerInfo timer) => probe.See(timer);
    }

    public sealed class Yearly(TimerProbe probe)
    {
        [Function("Yearly")]
        public void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => probe.See(timer);
    }

    public sealed class YearlyAndAtStart(TimerProbe probe)
    {
        [Function("YearlyAndAtStart")]
        public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) => probe.See(timer);
    }
}

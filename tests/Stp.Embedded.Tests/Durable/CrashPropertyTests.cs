using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Durable;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Random orchestrations, crashed after random commits, give what they give undisturbed, and no activity runs again once its end is stored.</summary>
public sealed class CrashPropertyTests
{
    private const string Id = "program";
    private const int MaxSteps = 200_000;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public Task Crashes_change_nothing(int keptInMemory) => CheckAsync(keptInMemory, cases: 15);

    [Theory(Explicit = true)]
    [InlineData(0)]
    [InlineData(100)]
    public Task Crashes_of_many_programs_change_nothing(int keptInMemory) => CheckAsync(keptInMemory, cases: 300);

    private static Task CheckAsync(int keptInMemory, int cases) => Task.Run(() => Prop.ForAll(Cases().ToArbitrary(), given =>
    {
        RunAsync(given, keptInMemory).GetAwaiter().GetResult();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases)));

    private static Gen<Case> Cases() =>
        from step in RandomPrograms.Program()
        from rounds in Gen.Choose(1, 3)
        from crashes in Gen.Choose(1, 12).Two().Select(crash => (Commits: crash.Item1, IsLastStored: crash.Item2 > 6)).ArrayOf(6)
        select new Case(step, rounds, crashes);

    private static async Task RunAsync(Case given, int keptInMemory)
    {
        var probe = new Probe();
        var crashes = new Queue<(int Commits, bool IsLastStored)>(given.Crashes);
        CrashingStore? store = null;
        await using var durable = await DurableUnderTest.StartAsync(
            [typeof(ProgramOrchestration), typeof(SampleOrchestrations)],
            services => services.AddSingleton(probe),
            new DurableOptions { MaxCachedOrchestrations = keptInMemory, MaxEventsPerTurn = 3, MaxConcurrentActivities = 2 },
            file => store = crashes.TryDequeue(out var crash) ? new CrashingStore(file, crash.Commits, crash.IsLastStored) : new CrashingStore(file, int.MaxValue, false));
        var journaled = new Dictionary<string, int>();
        var events = new Queue<string>(Enumerable.Range(1, given.Rounds).SelectMany(round => given.Step.Events.Select(name => $"{name}.{round}")));
        for (var step = 0; ; step++)
        {
            Assert.True(step < MaxSteps, "The orchestration does not end.");
            if (store!.IsGone)
            {
                await durable.CrashAsync();
                await durable.OpenAsync();
                Remember(durable, probe, journaled);
            }
            else if (await durable.Client.GetInstanceAsync(Id, getInputsAndOutputs: true) is { IsCompleted: true } state)
            {
                Assert.Equal(OrchestrationRuntimeStatus.Completed, state.RuntimeStatus);
                Assert.Equal(string.Concat(Enumerable.Range(1, given.Rounds).Select(given.Step.Expected)), state.ReadOutputAs<string>());
                break;
            }
            else
            {
                await GoOnAsync(durable, given, events);
            }
        }

        Assert.All(journaled, activity => Assert.Equal(activity.Value, probe.Runs[activity.Key]));
    }

    /// <summary>An activity whose end is stored has run for the last time.</summary>
    private static void Remember(DurableUnderTest durable, Probe probe, Dictionary<string, int> journaled)
    {
        foreach (var input in JournaledActivities.Of(durable.Store).Select(json => JsonSerializer.Deserialize<string>(json)!))
        {
            journaled.TryAdd(input, probe.Runs[input]);
        }
    }

    /// <summary>Starts the program, raises the next event or turns the clock to the next timer, where nothing else is to do.</summary>
    private static async Task GoOnAsync(DurableUnderTest durable, Case given, Queue<string> events)
    {
        try
        {
            if (await durable.Client.GetInstanceAsync(Id) is null)
            {
                var input = new ProgramRound(given.Step, 1, given.Rounds, "");
                await durable.Client.ScheduleNewOrchestrationInstanceAsync("Program", input, new StartOrchestrationOptions(Id));
            }
            else if (!durable.Services.GetRequiredService<DurableEngine>().IsIdle)
            {
                await Task.Delay(1);
            }
            else if (durable.Store.Read(session => JournalRows.NextDue(session, durable.Time.GetUtcNow().ToUnixTimeMilliseconds())) is { } dueMs)
            {
                durable.Time.SetUtcNow(DateTimeOffset.FromUnixTimeMilliseconds(dueMs));
                durable.Store.WakeEngine();
            }
            else if (events.TryPeek(out var name))
            {
                await durable.Client.RaiseEventAsync(Id, name, name);
                events.Dequeue();
            }
        }
        catch (IOException)
        {
            // The crash came while the test itself was storing something; it will try again.
        }
    }

    private sealed record Case(ProgramStep Step, int Rounds, (int Commits, bool IsLastStored)[] Crashes)
    {
        public override string ToString() =>
            $"{JsonSerializer.Serialize(Step)} in {Rounds} rounds, crashes after {string.Join(' ', Crashes.Select(crash => $"{crash.Commits}{(crash.IsLastStored ? "+" : "-")}"))}";
    }
}

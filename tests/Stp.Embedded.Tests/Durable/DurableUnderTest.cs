using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Stp.Embedded.Durable;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Hosting;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tests.Durable;

/// <summary>The functions of an orchestration on the embedded engine, under a clock that the test turns, over a folder that outlives a crash.</summary>
/// <remarks>
/// The usual course: <see cref="StartAsync"/> with the function classes and their services, <c>Client.Schedule…</c>,
/// <see cref="AdvanceAsync"/> through timers, then look at <see cref="StateAsync"/>. <see cref="RunAsync"/> does the first steps at once.
/// <see cref="CrashAsync"/> and <see cref="OpenAsync"/> throw everything in memory away and go on from the folder.
/// </remarks>
internal sealed class DurableUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-durable-");
    private readonly Settings _settings;
    private ServiceProvider? _services;
    private SqliteStore? _store;

    private DurableUnderTest(Settings settings) => _settings = settings;

    /// <summary>The clock of the engine. Turn it with <see cref="AdvanceAsync"/>.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public DurableTaskClient Client => Services.GetRequiredService<DurableTaskClient>();

    public IServiceProvider Services => _services ?? throw new InvalidOperationException("It is not open.");

    public DurableStore Store => Services.GetRequiredService<DurableStore>();

    /// <summary>Opens the engine with the functions of these classes.</summary>
    /// <param name="functions">Classes with functions: orchestrators, activities.</param>
    /// <param name="services">What the classes are made with.</param>
    /// <param name="options">Limits; null: the usual ones.</param>
    /// <param name="makeStore">Puts something between the engine and its file, for tests of faults.</param>
    public static async Task<DurableUnderTest> StartAsync(
        IReadOnlyList<Type> functions,
        Action<IServiceCollection>? services = null,
        DurableOptions? options = null,
        Func<SqliteStore, DurableStore>? makeStore = null)
    {
        var under = new DurableUnderTest(new Settings(functions, services, options ?? new DurableOptions(), makeStore));
        await under.OpenAsync();
        return under;
    }

    /// <summary>Opens it again over the same folder, after <see cref="CrashAsync"/>.</summary>
    /// <param name="functions">Classes of a new version; null: those from before.</param>
    public async Task OpenAsync(IReadOnlyList<Type>? functions = null)
    {
        _store = SqliteStore.Open(Path.Combine(_folder.FullName, "stp.db"));
        var durable = await DurableStore.OpenAsync(_store);
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<TimeProvider>(Time).AddSingleton(_settings.MakeStore?.Invoke(_store) ?? durable);
        services.Configure<System.Text.Json.JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        _settings.Services?.Invoke(services);
        services.AddDurable(
            FunctionCatalog.Discover([], functions ?? _settings.Functions),
            new EmbeddedHostOptions { DataDirectory = _folder.FullName, Durable = _settings.Options });
        _services = services.BuildServiceProvider();
        await Services.GetRequiredService<DurableEngine>().StartAsync(CancellationToken.None);
    }

    /// <summary>Starts an orchestration, lets it go as far as it goes without the clock, and gives its state.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string orchestrator, object? input = null, string? instanceId = null)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId));
        await SettleAsync();
        return await StateAsync(id);
    }

    /// <summary>The state of an instance, with input, output and custom status.</summary>
    public async Task<OrchestrationMetadata> StateAsync(string instanceId) =>
        await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true) ?? throw new InvalidOperationException($"There is no instance '{instanceId}'.");

    /// <summary>Waits until only the clock, or an event from outside, can make a difference.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!Services.GetRequiredService<DurableEngine>().IsIdle)
        {
            Assert.False(patience.IsCancellationRequested, $"The orchestrations did not come to rest in {Patience}.");
            await Task.Delay(1);
        }
    }

    /// <summary>Turns the clock on, stopping at each timer on the way until nothing more happens there.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        var target = Time.GetUtcNow() + by;
        while (true)
        {
            await SettleAsync();
            var now = Time.GetUtcNow();
            var due = Store.Read(session => JournalRows.NextDue(session, now.ToUnixTimeMilliseconds()));
            var next = due is { } dueMs && DateTimeOffset.FromUnixTimeMilliseconds(dueMs) < target ? DateTimeOffset.FromUnixTimeMilliseconds(dueMs) : target;
            Time.SetUtcNow(next);
            Store.WakeEngine();
            if (next == target)
            {
                await SettleAsync();
                return;
            }
        }
    }

    /// <summary>The journal of an instance, to be kept in a file and replayed by <see cref="JournalReplay"/>.</summary>
    public string Journal(string instanceId) => JournalText.Write(Events(instanceId));

    /// <summary>The journal of an instance.</summary>
    public IReadOnlyList<JournalEvent> Events(string instanceId) => Store.Read(session => JournalRows.History(session, instanceId));

    /// <summary>Leaves everything as it is at this moment; what is under way is lost.</summary>
    public async Task CrashAsync()
    {
        await Services.GetRequiredService<DurableEngine>().StopAsync(new CancellationToken(canceled: true));
        await _store!.DisposeAsync();
        await _services!.DisposeAsync();
        _services = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await CrashAsync();
        }

        _folder.Delete(recursive: true);
    }

    private sealed record Settings(
        IReadOnlyList<Type> Functions, Action<IServiceCollection>? Services, DurableOptions Options, Func<SqliteStore, DurableStore>? MakeStore);
}

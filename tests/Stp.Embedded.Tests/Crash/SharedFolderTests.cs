using System.Diagnostics;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;
using Stp.Embedded.Surroundings;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Hosting;
using Stp.Functions.Messaging;

namespace Stp.Embedded.Tests.Crash;

/// <summary>
/// Two processes serve from one folder, as two stamps do from one database. One of them, drawn at random, is killed again and again under load; the
/// other goes on, takes over what the dead one had locked, and the book at the end is the expected one.
/// </summary>
public sealed class SharedFolderTests(ITestOutputHelper output) : IDisposable
{
    private const int MessagesInBody = 25, MaxDelayMs = 150;

    private static readonly TimeSpan LockTime = TimeSpan.FromSeconds(2);
    private static readonly Dictionary<string, string> Settings = new() { [EmbeddedSurroundings.LockDuration] = LockTime.ToString("c") };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-shared-");

    [Theory]
    [InlineData(20261126, 2)]
    public Task Two_kills_lose_and_double_nothing(int seed, int kills) => RunAsync(seed, kills);

    [Theory(Explicit = true)]
    [InlineData(20261127, 60)]
    public Task Sixty_kills_lose_and_double_nothing(int seed, int kills) => RunAsync(seed, kills);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task RunAsync(int seed, int kills)
    {
        ChildHost[] hosts = [await StartAsync(), await StartAsync()];
        try
        {
            await using var store = SqliteStore.Open(Path.Combine(_folder.FullName, "stp.db"));
            var bridge = new Bridge(hosts, [.. SampleDay.Bodies(MessagesInBody)]);
            var random = new Random(seed);
            var takenOver = 0;
            for (var kill = 1; kill <= kills; kill++)
            {
                var dead = random.Next(hosts.Length);
                var killed = hosts[dead];
                var (locked, locks) = await KillAsync(bridge, killed, store, random, bridge.Left / (kills - kill + 1));
                takenOver += locked > 0 && locks > 0.5 ? 1 : 0;
                output.WriteLine(
                    $"seed {seed} kill {kill}: process {dead}, {bridge.Left} bodies to go, {bridge.Refused} posts refused so far; "
                    + $"{locked} locked messages were gone after {locks:0.00} locks");
                hosts[dead] = await StartAsync();
                killed.Dispose();
            }

            // The rest of a lock is only waited for where the dead one had it.
            Assert.True(takenOver >= kills / 4, $"Only {takenOver} of {kills} kills left messages that were locked.");
            await bridge.FeedAsync(until: 0);
            await Eventually.HoldsAsync(() => Waiting(store).Count == 0, "both queues were worked through");
            Assert.Equal(0, QueueRowsOf(store, Queues.DropCopy + Queues.DeadLetters).Count + QueueRowsOf(store, Queues.TradeEvents + Queues.DeadLetters).Count);
            Assert.True(bridge.Refused > 0, "No post met a process that was dead.");
            foreach (var host in hosts)
            {
                await SampleDay.AssertBookAsync(host.Client);
            }

            await LedgerInvariants.AssertSoundAsync(hosts[0].Client);
        }
        finally
        {
            Array.ForEach(hosts, host => host.Dispose());
        }
    }

    /// <summary>
    /// Kills a process while both have work, some moment after a share of the bodies, drawn at random, was accepted. Then what was locked, by the dead one
    /// too, is worked through before it is started again. Gives how many messages that were, and how long it took, in times of a lock.
    /// </summary>
    private static async Task<(int Locked, double Locks)> KillAsync(Bridge bridge, ChildHost host, SqliteStore store, Random random, int share)
    {
        using var over = new CancellationTokenSource();
        var (killAt, until) = (bridge.Left - random.Next(share), bridge.Left - share);
        var replaying = bridge.ReplayAsync(new Random(random.Next()), over.Token);
        var feeding = bridge.FeedAsync(until);
        await Eventually.HoldsAsync(() => bridge.Left <= killAt || feeding.IsCompleted, "the day was fed so far");
        await Task.Delay(random.Next(MaxDelayMs));
        await host.KillAsync();
        var locked = Locked(store);
        var watch = Stopwatch.StartNew();
        await over.CancelAsync();
        await Task.WhenAll(feeding, replaying);
        await Eventually.HoldsAsync(() => !locked.Overlaps(Waiting(store)), "the survivor had worked through what was locked");
        return (locked.Count, watch.Elapsed / LockTime);
    }

    private Task<ChildHost> StartAsync() =>
        ChildHost.StartAsync(_folder.FullName, Settings, "--reference", Path.Combine(SampleDay.Folder, "reference"));

    /// <summary>The messages that wait or are being worked on.</summary>
    private static HashSet<long> Waiting(SqliteStore store) =>
        [.. QueueRowsOf(store, Queues.DropCopy), .. QueueRowsOf(store, Queues.TradeEvents)];

    private static HashSet<long> Locked(SqliteStore store) => store.Read(session => Sequences(
        session.Call("SELECT sequence FROM queue_entry WHERE lock_token IS NOT NULL")));

    private static HashSet<long> QueueRowsOf(SqliteStore store, string queue) => store.Read(session => Sequences(
        session.Call("SELECT sequence FROM queue_entry WHERE queue = ?1").Bind(1, QueuePaths.Of(queue))));

    private static HashSet<long> Sequences(SqliteCall rows)
    {
        using (rows)
        {
            var sequences = new HashSet<long>();
            while (rows.Step())
            {
                sequences.Add(rows.Integer(0));
            }

            return sequences;
        }
    }
}

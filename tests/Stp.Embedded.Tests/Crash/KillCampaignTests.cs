using System.Diagnostics;
using System.Net;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Crash;

/// <summary>The process is killed again and again while the day is fed and booked; the book at the end is the expected one.</summary>
public sealed class KillCampaignTests(ITestOutputHelper output) : IDisposable
{
    private const int MessagesInBody = 10;
    private const int MaxDelayMs = 250;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-kill-");

    [Theory]
    [InlineData(20261120, 8)]
    public Task Kills_leave_exactly_the_expected_book(int seed, int kills) => RunAsync(seed, kills);

    /// <summary>The start of a process is most of the time that a kill takes.</summary>
    [Theory(Explicit = true)]
    [InlineData(20261121, 60)]
    public Task Sixty_kills_leave_exactly_the_expected_book(int seed, int kills) => RunAsync(seed, kills);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task RunAsync(int seed, int kills)
    {
        // These come while there is still something to feed; the others hit the process while it books what is left.
        var killsWhileFeeding = kills * 3 / 4;
        var random = new Random(seed);
        var bodies = new Queue<(string Venue, string Session, byte[] Body)>(SampleDay.Bodies(MessagesInBody));
        var all = bodies.Count;
        var watch = Stopwatch.StartNew();
        for (var kill = 1; kill <= kills; kill++)
        {
            using var host = await ChildHost.StartAsync(_folder.FullName);
            // In the rounds of feeding, a share of the bodies and then a moment at random; then only moments.
            var feedUntil = all - (all * kill / killsWhileFeeding) + random.Next(all / killsWhileFeeding);
            var delayMs = random.Next(MaxDelayMs);
            using var killed = new CancellationTokenSource();
            var feeding = FeedAsync(host.Client, bodies, killed.Token);
            while (bodies.Count > feedUntil && kill <= killsWhileFeeding)
            {
                Assert.False(feeding.IsCompleted && bodies.Count > feedUntil, "Feeding ended early.");
                await Task.Delay(1);
            }

            await Task.Delay(delayMs);
            await host.KillAsync();
            await killed.CancelAsync();
            await feeding;
            output.WriteLine($"seed {seed} kill {kill}: {bodies.Count} of {all} bodies to go, {delayMs} ms later, at {watch.ElapsedMilliseconds} ms");
        }

        await using var last = await RunningHost.StartAsync(_folder.FullName);
        await FeedAsync(last.Client, bodies, CancellationToken.None);
        await last.DrainAsync();
        output.WriteLine($"booked at {watch.ElapsedMilliseconds} ms");
        await SampleDay.AssertBookAsync(last.Client);
        await LedgerInvariants.AssertSoundAsync(last.Client);
    }

    /// <summary>Sends body after body; one that was not answered 202 stays first in the queue, to be sent again.</summary>
    private static async Task FeedAsync(ProductClient client, Queue<(string Venue, string Session, byte[] Body)> bodies, CancellationToken killed)
    {
        while (bodies.TryPeek(out var next))
        {
            try
            {
                using var response = await client.SendAsync(next.Venue, next.Session, next.Body, killed);
                Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            }
            catch (Exception fault) when (Unanswered.Is(fault) || fault is OperationCanceledException)
            {
                return;
            }

            bodies.Dequeue();
        }
    }
}

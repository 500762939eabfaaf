using System.Net;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Crash;

/// <summary>A bridge that knows two addresses: it posts each body, in turn, until one of them accepts it.</summary>
internal sealed class Bridge(IReadOnlyList<ChildHost> hosts, IReadOnlyList<(string Venue, string Session, byte[] Body)> bodies)
{
    /// <summary>Every tenth body is posted once more, as by a bridge that has not heard the answer.</summary>
    private const int Repetition = 10;

    private const int MaxAttempts = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly Queue<(string Venue, string Session, byte[] Body)> _bodies = new(bodies);
    private int _turn, _refused;

    /// <summary>Bodies to go.</summary>
    public int Left => _bodies.Count;

    /// <summary>Posts that were not accepted.</summary>
    public int Refused => _refused;

    /// <summary>Posts until so many bodies are left.</summary>
    public async Task FeedAsync(int until)
    {
        while (_bodies.Count > until)
        {
            var (venue, session, body) = _bodies.Peek();
            for (var times = _bodies.Count % Repetition == 0 ? 2 : 1; times > 0; times--)
            {
                await PostAsync(venue, session, body);
            }

            _bodies.Dequeue();
        }
    }

    /// <summary>Posts what was accepted before once more, at random, until it is told to stop: a bridge that replays its day and so leaves nobody idle.</summary>
    public async Task ReplayAsync(Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (venue, session, body) = bodies[random.Next(Math.Max(1, bodies.Count - Left))];
            await PostAsync(venue, session, body);
        }
    }

    private async Task PostAsync(string venue, string session, byte[] body)
    {
        for (var attempt = 1; !await IsAcceptedAsync(NextHost().Client, venue, session, body); attempt++)
        {
            Interlocked.Increment(ref _refused);
            Assert.True(attempt < MaxAttempts, "Nobody accepts.");
            await Task.Delay(Pause);
        }
    }

    private ChildHost NextHost() => hosts[(int)((uint)Interlocked.Increment(ref _turn) % hosts.Count)];

    private static async Task<bool> IsAcceptedAsync(ProductClient client, string venue, string session, byte[] body)
    {
        try
        {
            using var response = await client.SendAsync(venue, session, body);
            Assert.True(response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.ServiceUnavailable, $"{response.StatusCode}");
            return response.StatusCode == HttpStatusCode.Accepted;
        }
        catch (Exception fault) when (Unanswered.Is(fault))
        {
            // It was killed before it answered, or has not been started again.
            return false;
        }
    }
}

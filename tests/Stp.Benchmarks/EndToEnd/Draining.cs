using System.Diagnostics;
using Stp.Embedded.Hosting;

namespace Stp.Benchmarks.EndToEnd;

/// <summary>Waits for a host to work through what it has taken.</summary>
internal static class Draining
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until no queue has anything left.</summary>
    /// <exception cref="TimeoutException">It took longer than the patience.</exception>
    public static async Task DrainAsync(this EmbeddedHost host, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (host.Queues.Queues.Sum(queue => host.Queues.Count(queue).Active) is > 0 and var left)
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException($"{left} queue messages are left.");
            }

            await Task.Delay(Poll);
        }
    }
}

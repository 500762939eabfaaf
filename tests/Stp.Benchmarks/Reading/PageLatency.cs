using System.Diagnostics;
using System.Globalization;
using System.Net;
using Stp.Benchmarks.EndToEnd;
using Stp.Benchmarks.Scan;
using Stp.Embedded.Commands;
using Stp.Embedded.Hosting;

namespace Stp.Benchmarks.Reading;

/// <summary>How long a reader waits for positions, as data and as a page, while a day is being booked.</summary>
internal static class PageLatency
{
    public const string Usage = "pages [--trades 1000000] [--positions 10000] [--accounts 500] [--data DIR]";

    private const int MessagesASecond = 500, Bundle = 50, WarmupSeconds = 10, Seconds = 30;

    /// <summary>What is read, and the goal at the 99th percentile.</summary>
    private static readonly (string Path, double GoalMilliseconds)[] Reads = [("api/positions", 50), ("api/pages/positions", 200)];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (ScanThroughput.Read(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var temporary = Directory.CreateTempSubdirectory("stp-pages-");
        try
        {
            using var day = GeneratedDay.Write(Path.Combine(temporary.FullName, "day"), MessagesASecond * (WarmupSeconds + Seconds), Bundle);
            await using var host = await GeneratedBook.OpenAsync(
                options.Data ?? Path.Combine(temporary.FullName, "data"), options.Size, new ProductFolders(day.ReferenceFolder));
            await MeasureAsync(host, day);
            return 0;
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(EmbeddedHost host, GeneratedDay day)
    {
        using var http = new HttpClient { BaseAddress = host.BaseAddress };
        var feeding = FeedAsync(http, day);
        await ReadAsync(http, TimeSpan.FromSeconds(WarmupSeconds));
        var waits = await ReadAsync(http, TimeSpan.FromSeconds(Seconds));
        var behind = host.Queues.Queues.Sum(queue => host.Queues.Count(queue).Active);
        var late = await feeding;
        foreach (var ((path, goal), times) in Reads.Zip(waits))
        {
            times.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"GET {path,-20} {times.Count,6:N0} reads, p50 {At(times, 0.5),6:F1} ms, p99 {At(times, 0.99),6:F1} ms (goal {goal:F0}), longest {times[^1],6:F1} ms"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{MessagesASecond} messages a second were posted meanwhile, {late.TotalSeconds:F1} s late at the end; {behind} queue messages waited when the reading ended"));
    }

    /// <summary>Posts bundles at an even pace; how far behind it the last one was.</summary>
    private static async Task<TimeSpan> FeedAsync(HttpClient http, GeneratedDay day)
    {
        var (started, pause) = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds((double)Bundle / MessagesASecond));
        for (var body = 0; body < day.Bodies; body++)
        {
            var (venue, bytes) = day.Read(body);
            using var content = new ByteArrayContent(bytes);
            using var response = await http.PostAsync(new Uri($"api/drop-copy/{venue}?session=S1", UriKind.Relative), content);
            if (response.StatusCode != HttpStatusCode.Accepted)
            {
                throw new HttpRequestException($"Body {body} was answered {response.StatusCode}.");
            }

            var early = (pause * (body + 1)) - Stopwatch.GetElapsedTime(started);
            await Task.Delay(early > TimeSpan.Zero ? early : TimeSpan.Zero);
        }

        var late = Stopwatch.GetElapsedTime(started) - (pause * day.Bodies);
        return late > TimeSpan.Zero ? late : TimeSpan.Zero;
    }

    /// <summary>Reads in turn, one at a time as a person does, and gives the milliseconds of each.</summary>
    private static async Task<List<double>[]> ReadAsync(HttpClient http, TimeSpan duration)
    {
        var waits = Array.ConvertAll(Reads, _ => new List<double>());
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < duration;)
        {
            foreach (var ((path, _), times) in Reads.Zip(waits))
            {
                var asked = Stopwatch.GetTimestamp();
                _ = await http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
        }

        return waits;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Commands;
using Stp.Embedded.Hosting;

namespace Stp.Benchmarks.EndToEnd;

/// <summary>Trades a second through the whole product: HTTP, queue, normalizing, queue, trade, postings and position, all of it durable.</summary>
internal static class EndToEndThroughput
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (EndToEndOptions.Parse(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(EndToEndOptions.Usage);
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("stp-endtoend-");
        try
        {
            return await MeasureAsync(options, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(EndToEndOptions options, string folder)
    {
        // Whole requests, so that the first measured one begins with a message of its own.
        var warmupBodies = (options.Warmup + options.Bundle - 1) / options.Bundle;
        var (warmup, messages) = (warmupBodies * options.Bundle, (warmupBodies * options.Bundle) + options.Messages);
        using var day = GeneratedDay.Write(Path.Combine(folder, "day"), messages, options.Bundle);
        Say($"{options.Messages:N0} messages of {day.Bytes / messages} bytes after {warmup:N0} to warm up, {options.Bundle} a request, {options.Connections} connections, {Environment.ProcessorCount} cores");
        var data = Path.Combine(folder, "data");
        var host = new EmbeddedHostOptions { DataDirectory = data, Port = 0, ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Stp", LogLevel.Warning) };
        await using var running = await ProductHost.StartAsync(host, new ProductFolders(day.ReferenceFolder), CancellationToken.None);
        using var http = new HttpClient { BaseAddress = running.BaseAddress, Timeout = Patience };

        var beginning = Stopwatch.GetTimestamp();
        await PostAsync(http, day, 0..warmupBodies, options.Connections);
        await running.DrainAsync(Patience);
        Say($"warmed up after {Stopwatch.GetElapsedTime(beginning).TotalSeconds:F2} s");
        var (started, cpuBefore) = (Stopwatch.GetTimestamp(), ProcessFigures.CpuSeconds);
        await PostAsync(http, day, warmupBodies..day.Bodies, options.Connections);
        var (ingested, cpuIngested) = (Stopwatch.GetElapsedTime(started).TotalSeconds, ProcessFigures.CpuSeconds - cpuBefore);
        await running.DrainAsync(Patience);
        var (drained, cpu, peak) = (Stopwatch.GetElapsedTime(started).TotalSeconds, ProcessFigures.CpuSeconds - cpuBefore, ProcessFigures.PeakMegabytes());

        Say($"ingested after {ingested,8:F2} s, {cpuIngested,8:F2} s CPU, {options.Messages / ingested,10:N0} messages/s");
        Say($"booked after   {drained,8:F2} s, {cpu,8:F2} s CPU, {options.Messages / drained,10:N0} trades/s, {1e6 * cpu / options.Messages:F0} us CPU a trade, {cpu / drained:F2} cores");
        Say($"with the warm-up {Stopwatch.GetElapsedTime(beginning).TotalSeconds:F2} s, {messages / Stopwatch.GetElapsedTime(beginning).TotalSeconds:N0} trades/s");
        Say($"peak memory {peak:F0} MB, database {DatabaseMegabytes(data):F0} MB, collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)} in {GC.GetTotalPauseDuration().TotalSeconds:F1} s, managed heap {GC.GetGCMemoryInfo().TotalCommittedBytes / 1e6:F0} MB, {GC.GetTotalAllocatedBytes() / 1e3 / messages:F1} KB allocated a trade");
        var problems = await BookCheck.RunAsync(http, day, messages);
        problems.ForEach(Console.WriteLine);
        Say($"{(problems.Count == 0 ? "The book is right." : "The book is WRONG.")}");
        return problems.Count == 0 ? 0 : 1;
    }

    private static Task PostAsync(HttpClient http, GeneratedDay day, Range bodies, int connections) => Parallel.ForAsync(
        bodies.Start.Value, bodies.End.Value, new ParallelOptions { MaxDegreeOfParallelism = connections }, async (body, token) =>
        {
            var (venue, bytes) = day.Read(body);
            using var content = new ByteArrayContent(bytes);
            using var response = await http.PostAsync($"api/drop-copy/{venue}?session=S1", content, token);
            if (response.StatusCode != HttpStatusCode.Accepted)
            {
                throw new HttpRequestException($"Body {body} was answered {response.StatusCode}: {await response.Content.ReadAsStringAsync(token)}");
            }
        });

    /// <summary>The file and its log.</summary>
    private static double DatabaseMegabytes(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length) / 1e6;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

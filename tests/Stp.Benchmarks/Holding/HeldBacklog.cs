using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Stp.Benchmarks.EndToEnd;
using Stp.Embedded.Commands;
using Stp.Embedded.Hosting;

namespace Stp.Benchmarks.Holding;

/// <summary>A day's messages held for one code that nobody has mapped: how long the lists take, and reprocessing all of them once it is mapped.</summary>
internal static class HeldBacklog
{
    public const string Usage = "held [--messages 100000]";

    private const int MostMessages = 1_000_000, Connections = 8, Reads = 100;
    private const double GoalMilliseconds = 200;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Parse(arguments) is not { } messages)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("stp-held-");
        try
        {
            return await MeasureAsync(messages, folder);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int? Parse(string[] arguments) => arguments switch
    {
        [] => 100_000,
        ["--messages", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var messages) && messages is > 0 and <= MostMessages => messages,
        _ => null,
    };

    private static async Task<int> MeasureAsync(int messages, DirectoryInfo folder)
    {
        var feed = new HeldFeed(messages);
        var reference = folder.CreateSubdirectory("reference");
        HeldFeed.WriteReference(reference.FullName);
        var options = new EmbeddedHostOptions
        {
            DataDirectory = Path.Combine(folder.FullName, "data"), Port = 0, ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Stp", LogLevel.Warning),
        };
        await using var host = await ProductHost.StartAsync(options, new ProductFolders(reference.FullName), CancellationToken.None);
        using var http = new HttpClient { BaseAddress = new Uri(host.BaseAddress, "api/"), Timeout = Patience };
        await HoldAsync(host, http, feed, messages);
        var cause = await OnlyCauseAsync(http, messages);
        foreach (var path in (string[])["exceptions?status=open", $"exceptions?status=open&cause={Uri.EscapeDataString(cause)}", "exceptions/groups", "pages/exceptions"])
        {
            await ReadAsync(http, path);
        }

        await MapAsync(http);
        await ReprocessAsync(http, cause);
        await host.DrainAsync(Patience);
        var problems = await HeldCheck.RunAsync(http, feed, messages);
        var again = await EndAsync(http, await StartAsync(http, cause), _ => { });
        problems.AddRange(again.GetProperty("queued").GetInt32() == 0 ? [] : [$"a second batch queued {again.GetProperty("queued")} messages"]);
        problems.AddRange(await HeldCheck.RunAsync(http, feed, messages));
        problems.ForEach(Console.WriteLine);
        Say($"{(problems.Count == 0 ? "Each is booked once, and a second batch changed nothing." : "The book is WRONG.")}");
        return problems.Count == 0 ? 0 : 1;
    }

    private static async Task HoldAsync(EmbeddedHost host, HttpClient http, HeldFeed feed, int messages)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, feed.Bodies, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (body, token) =>
        {
            using var content = new ByteArrayContent(feed.Body(body));
            using var response = await http.PostAsync(new Uri($"drop-copy/{HeldFeed.Venue}?session={HeldFeed.Session}", UriKind.Relative), content, token);
            response.EnsureSuccessStatusCode();
        });
        await host.DrainAsync(Patience);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Say($"held {messages:N0} messages after {seconds:F1} s, {messages / seconds:N0} messages/s");
    }

    private static async Task<string> OnlyCauseAsync(HttpClient http, int messages)
    {
        var groups = (await http.GetFromJsonAsync<JsonElement>("exceptions/groups")).GetProperty("value");
        return groups.GetArrayLength() == 1 && groups[0].GetProperty("count").GetInt32() == messages
            ? groups[0].GetProperty("cause").GetString()!
            : throw new InvalidOperationException($"The messages are not held as one group: {groups}");
    }

    /// <summary>Reads one at a time, as a person does.</summary>
    private static async Task ReadAsync(HttpClient http, string path)
    {
        var waits = new List<double>(Reads);
        for (var read = 0; read < Reads; read++)
        {
            var asked = Stopwatch.GetTimestamp();
            _ = await http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        var first = waits[0];
        waits.Sort();
        var (shown, p99) = (path.Length > 30 ? path[..27] + "..." : path, waits[(int)Math.Ceiling(0.99 * Reads) - 1]);
        Say($"GET {shown,-30} p50 {waits[Reads / 2],6:F1} ms, p99 {p99,6:F1} ms, first {first,6:F1} ms (goal {GoalMilliseconds:F0})");
    }

    private static async Task MapAsync(HttpClient http)
    {
        using var response = await http.PutAsJsonAsync($"reference/accounts/{HeldFeed.Venue}/{HeldFeed.Code}", new { values = new { account = HeldFeed.Account } });
        response.EnsureSuccessStatusCode();
    }

    private static async Task ReprocessAsync(HttpClient http, string cause)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), ProcessFigures.CpuSeconds);
        var batch = await EndAsync(http, await StartAsync(http, cause), progress => Say($"  {Stopwatch.GetElapsedTime(started).TotalSeconds,6:F1} s: {progress}"));
        var (seconds, resolved) = (Stopwatch.GetElapsedTime(started).TotalSeconds, batch.GetProperty("resolved").GetInt32());
        Say($"reprocessed {resolved:N0} messages after {seconds:F1} s, {resolved / seconds:N0} messages/s, {1e6 * (ProcessFigures.CpuSeconds - cpu) / resolved:F0} us CPU a message, peak memory {ProcessFigures.PeakMegabytes():F0} MB");
    }

    private static async Task<string> StartAsync(HttpClient http, string cause)
    {
        using var response = await http.PostAsJsonAsync("exceptions/reprocess", new { cause });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Asks for a batch until it is done, and tells how far it is.</summary>
    private static async Task<JsonElement> EndAsync(HttpClient http, string id, Action<string> tell)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            var asked = Stopwatch.GetTimestamp();
            var batch = await http.GetFromJsonAsync<JsonElement>($"exceptions/batches/{id}");
            tell(string.Create(
                CultureInfo.InvariantCulture,
                $"queued {batch.GetProperty("queued"),7}, on their way {batch.GetProperty("reprocessing"),7}, booked {batch.GetProperty("resolved"),7}, held again {batch.GetProperty("heldAgain")} (asked in {Stopwatch.GetElapsedTime(asked).TotalMilliseconds:F0} ms)"));
            if (batch.GetProperty("isDone").GetBoolean())
            {
                return batch;
            }

            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"The batch is not done: {batch}");
            }

            await Task.Delay(Poll);
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

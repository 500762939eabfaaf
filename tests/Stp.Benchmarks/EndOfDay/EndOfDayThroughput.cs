using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Benchmarks.EndToEnd;
using Stp.Benchmarks.Scan;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Hosting;

namespace Stp.Benchmarks.EndOfDay;

/// <summary>The whole end-of-day check of a generated book, as a user starts it over HTTP: integrity, statement, marks, report.</summary>
internal static class EndOfDayThroughput
{
    public const string Usage = "endofday [--trades 1000000] [--positions 10000] [--accounts 500] [--data DIR]";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (ScanThroughput.Read(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var temporary = Directory.CreateTempSubdirectory("stp-eod-");
        try
        {
            var book = new CheckedBook(options.Size);
            await using var host = await GeneratedBook.OpenAsync(
                options.Data ?? Path.Combine(temporary.FullName, "data"), options.Size, book.WriteFolders(temporary.FullName));
            return await MeasureAsync(host, book, options.Size);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(EmbeddedHost host, CheckedBook book, BookSize size)
    {
        using var http = new HttpClient { BaseAddress = new Uri(host.BaseAddress, "api/"), Timeout = TimeSpan.FromMinutes(5) };
        var date = BookTrade.BusinessDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await AwaitRunningAsync(http, date);
        var before = BookTrade.BusinessDate.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await PutAsync(http, $"settlement-prices/{before}", book.PreviousPrices());
        await PutAsync(http, $"statements/{CheckedBook.ClearingFirm}/{date}", book.Statement());
        GC.Collect();
        ProcessFigures.ForgetPeak();
        var (peakBefore, cpu, started) = (ProcessFigures.PeakMegabytes(), ProcessFigures.CpuSeconds, Stopwatch.GetTimestamp());
        var run = await CheckAsync(http, date);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        cpu = ProcessFigures.CpuSeconds - cpu;
        var report = await http.GetFromJsonAsync<JsonElement>($"eod/{date}/report");
        var breaks = report.GetProperty("breaks").EnumerateArray().Select(b => b.GetProperty("type").GetString()).ToList();
        var history = host.Services.GetRequiredService<DurableStore>().Read(session => JournalRows.History(session, $"eod-{date}-{run}")).Count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"checked {size.Trades,9:N0} trades, {book.Positions:N0} positions, {size.Accounts:N0} accounts in {seconds,6:F2} s, {1e6 * cpu / size.Trades:F1} us CPU a trade, "
            + $"peak memory {ProcessFigures.PeakMegabytes():F0} MB ({peakBefore:F0} before), {breaks.Count} breaks, {history} events in the history of the day"));
        var isRight = breaks.Count == CheckedBook.Breaks && breaks.TrueForAll(type => type == "quantity")
            && report.GetProperty("trades").GetInt32() == size.TradesByAccount && report.GetProperty("positions").GetInt32() == book.Positions;
        Console.WriteLine(isRight
            ? "The report is right."
            : $"WRONG: {report.GetProperty("trades")} trades, {report.GetProperty("positions")} positions, "
                + string.Join(", ", breaks.GroupBy(type => type).Select(g => $"{g.Count()} {g.Key}")));
        return isRight ? 0 : 1;
    }

    /// <summary>The clock may have begun a check while the book was filled, and to ask for a run while one is under way gives that one.</summary>
    private static async Task AwaitRunningAsync(HttpClient http, string date)
    {
        using var response = await http.GetAsync(new Uri($"eod/{date}", UriKind.Relative));
        if (response.StatusCode != HttpStatusCode.NotFound)
        {
            response.EnsureSuccessStatusCode();
            await EndAsync(http, date);
        }
    }

    /// <summary>Starts a run and waits for its report; gives its number.</summary>
    private static async Task<int> CheckAsync(HttpClient http, string date)
    {
        using var start = await http.PostAsync(new Uri($"eod/{date}?rerun=true", UriKind.Relative), content: null);
        start.EnsureSuccessStatusCode();
        var state = await EndAsync(http, date);
        return state.GetProperty("status").GetString() == "awaitingSignOff"
            ? state.GetProperty("run").GetInt32()
            : throw new InvalidOperationException($"The check ended without a report: {state}");
    }

    /// <summary>How the latest run of a date stands once it is no longer under way.</summary>
    private static async Task<JsonElement> EndAsync(HttpClient http, string date)
    {
        while (true)
        {
            var state = await http.GetFromJsonAsync<JsonElement>($"eod/{date}");
            if (state.GetProperty("status").GetString() != "running")
            {
                return state;
            }

            await Task.Delay(Poll);
        }
    }

    private static async Task PutAsync(HttpClient http, string path, byte[] file)
    {
        using var response = await http.PutAsync(new Uri(path, UriKind.Relative), new ByteArrayContent(file));
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}

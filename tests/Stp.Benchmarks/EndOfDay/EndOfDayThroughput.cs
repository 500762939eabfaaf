using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Stp.Benchmarks.EndToEnd;
using Stp.Benchmarks.Scan;
using Stp.Domain.Ledger.Booking;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Hosting;

namespace Stp.Benchmarks.EndOfDay;

/// <summary>
/// The whole end-of-day check of a generated book, as a user starts it over HTTP: integrity, statement, marks, report. With <c>--second</c> the
/// date is then signed, so many trades of the next date are booked, and its check goes on from the signed one.
/// </summary>
internal static class EndOfDayThroughput
{
    public const string Usage = "endofday [--trades 1000000] [--positions 10000] [--accounts 500] [--data DIR | --second TRADES]";

    /// <summary>After the close of the first date, and before that of the next one, so that the clock starts no check by itself.</summary>
    private static readonly DateTimeOffset FirstEvening = new(2026, 11, 20, 23, 0, 0, TimeSpan.Zero), NextNoon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>More than the time before a cut-off of which a later check reads again.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(30);

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Read(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var temporary = Directory.CreateTempSubdirectory("stp-eod-");
        try
        {
            return await RunAsync(options.Size, options.Data ?? Path.Combine(temporary.FullName, "data"), options.Second, temporary.FullName) ? 0 : 1;
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static async Task<bool> RunAsync(BookSize size, string data, int second, string temporary)
    {
        var (book, clock) = (new CheckedBook(size), new SetClock());
        if (second > 0)
        {
            clock.PutTo(FirstEvening);
        }

        await using var host = await GeneratedBook.OpenAsync(data, size, book.WriteFolders(temporary), clock);
        using var client = new CheckClient(host.BaseAddress, BookTrade.BusinessDate);
        await client.AwaitRunningAsync();
        await client.PutAsync($"settlement-prices/{CheckClient.Text(BookTrade.BusinessDate.AddDays(-1))}", book.PreviousPrices());
        await client.PutAsync($"statements/{CheckedBook.ClearingFirm}/{client.Date}", book.Statement(BookTrade.BusinessDate, size.Trades));
        if (second == 0)
        {
            return await MeasureAsync(host, client, size, book.PositionsOf(size.Trades), size.TradesByAccount);
        }

        clock.PutTo(FirstEvening + Later);
        var isRight = await MeasureAsync(host, client, size, book.PositionsOf(size.Trades), size.TradesByAccount);
        await client.SignAsync(await client.ReportAsync());
        clock.PutTo(NextNoon);
        await GeneratedBook.FillAsync(host.Services.GetRequiredService<TradeBook>(), size, first: size.Trades, second);
        using var next = new CheckClient(host.BaseAddress, BookTrade.NextDate);
        await next.PutAsync($"statements/{CheckedBook.ClearingFirm}/{next.Date}", book.Statement(BookTrade.NextDate, size.Trades + second));
        var read = Enumerable.Range(size.Trades, second).Sum(number => new BookTrade(number, size).HasTwoAccounts ? 2 : 1);
        return await MeasureAsync(host, next, size, book.PositionsOf(size.Trades + second), read) && isRight;
    }

    /// <summary>The arguments of a scan, and how many trades the second check finds; a folder that is kept must stay as it is.</summary>
    private static (BookSize Size, string? Data, int Second)? Read(string[] arguments)
    {
        var second = 0;
        if (Array.IndexOf(arguments, "--second") is >= 0 and var place)
        {
            if (!int.TryParse(arguments.ElementAtOrDefault(place + 1), NumberStyles.None, CultureInfo.InvariantCulture, out second) || second == 0)
            {
                return null;
            }

            arguments = [.. arguments[..place], .. arguments[(place + 2)..]];
        }

        return ScanThroughput.Read(arguments) is { } options && (second == 0 || options.Data is null) ? (options.Size, options.Data, second) : null;
    }

    /// <summary>Checks a date, by which there are so many positions, and for which so many trades are to be read.</summary>
    private static async Task<bool> MeasureAsync(EmbeddedHost host, CheckClient client, BookSize size, int positions, int expectedRead)
    {
        GC.Collect();
        ProcessFigures.ForgetPeak();
        var (peakBefore, cpu, started) = (ProcessFigures.PeakMegabytes(), ProcessFigures.CpuSeconds, Stopwatch.GetTimestamp());
        var run = await client.CheckAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        cpu = ProcessFigures.CpuSeconds - cpu;
        var report = await client.ReportAsync();
        var breaks = report.GetProperty("breaks").EnumerateArray().Select(b => b.GetProperty("type").GetString()).ToList();
        var read = report.GetProperty("trades").GetInt32();
        var history = host.Services.GetRequiredService<DurableStore>().Read(session => JournalRows.History(session, $"eod-{client.Date}-{run}")).Count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"checked {client.Date}: {read,9:N0} trades read, {positions:N0} positions, {size.Accounts:N0} accounts in {seconds,6:F2} s, {1e6 * cpu / read:F1} us CPU a trade, "
            + $"peak memory {ProcessFigures.PeakMegabytes():F0} MB ({peakBefore:F0} before), {breaks.Count} breaks, {history} events in the history of the day"));
        var isRight = breaks.Count == CheckedBook.Breaks && breaks.TrueForAll(type => type == "quantity")
            && read == expectedRead && report.GetProperty("positions").GetInt32() == positions;
        Console.WriteLine(isRight
            ? "The report is right."
            : $"WRONG: {read} trades read, not {expectedRead}; {report.GetProperty("positions")} positions, "
                + string.Join(", ", breaks.GroupBy(type => type).Select(g => $"{g.Count()} {g.Key}")));
        return isRight;
    }
}

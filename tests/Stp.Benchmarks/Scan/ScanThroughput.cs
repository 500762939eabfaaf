using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Stp.Benchmarks.EndToEnd;
using Stp.Embedded.Commands;
using Stp.Functions.Positions;
using Stp.Functions.Trades;

namespace Stp.Benchmarks.Scan;

/// <summary>Reads every trade, posting and position of a book, account by account, as the end-of-day check does.</summary>
internal static class ScanThroughput
{
    public const string Usage = "scan [--trades 1000000] [--positions 10000] [--accounts 500] [--data DIR]";

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Read(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var (size, data) = options;
        var temporary = data is null ? Directory.CreateTempSubdirectory("stp-scan-") : null;
        try
        {
            await using var host = await GeneratedBook.OpenAsync(data ?? Path.Combine(temporary!.FullName, "data"), size, new ProductFolders(Reference: null));
            return await MeasureAsync(host.Services, size);
        }
        finally
        {
            temporary?.Delete(recursive: true);
        }
    }

    /// <summary>The size of the book and its folder, null for a temporary one; null where the arguments are wrong.</summary>
    public static (BookSize Size, string? Data)? Read(string[] arguments)
    {
        var (size, data) = (new BookSize(), (string?)null);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = arguments.ElementAtOrDefault(i + 1) ?? "";
            if (arguments[i] == "--data")
            {
                data = value;
            }
            else if (size.With(arguments[i], value) is { } changed)
            {
                size = changed;
            }
            else
            {
                return null;
            }
        }

        return data is "" || size.InstrumentsInAccount == 0 ? null : (size, data);
    }

    private static async Task<int> MeasureAsync(IServiceProvider services, BookSize size)
    {
        var (trades, positions) = (services.GetRequiredService<AccountTrades>(), services.GetRequiredService<AccountPositions>());
        GC.Collect();
        ProcessFigures.ForgetPeak();
        var (before, cpu, started, allocated) = (ProcessFigures.PeakMegabytes(), ProcessFigures.CpuSeconds, Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        var accounts = await positions.AccountsWithPositionsAsync(CancellationToken.None).ToListAsync();
        var (readTrades, readPostings, readPositions) = (0, 0, 0);
        await Parallel.ForEachAsync(accounts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (account, token) =>
        {
            Interlocked.Add(ref readTrades, await trades.StreamByAccountAsync(account, token).CountAsync(token));
            Interlocked.Add(ref readPostings, await positions.StreamPostingsAsync(account, token).CountAsync(token));
            Interlocked.Add(ref readPositions, await positions.StreamPositionsAsync(account, token).CountAsync(token));
        });
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        cpu = ProcessFigures.CpuSeconds - cpu;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"scanned {size.Trades,9:N0} trades in {seconds,6:F2} s, {size.Trades / seconds,8:N0} trades/s, {1e6 * cpu / size.Trades:F1} us CPU a trade, "
            + $"peak memory {ProcessFigures.PeakMegabytes():F0} MB ({before:F0} before), {(GC.GetTotalAllocatedBytes() - allocated) / 1e3 / size.Trades:F1} KB allocated a trade"));
        var isRight = (accounts.Count, readTrades, readPostings, readPositions) == (size.Accounts, size.TradesByAccount, size.Postings, size.Positions);
        Console.WriteLine(isRight ? "Everything was read once." : $"WRONG: {accounts.Count} accounts, {readTrades} trades, {readPostings} postings, {readPositions} positions.");
        return isRight ? 0 : 1;
    }
}

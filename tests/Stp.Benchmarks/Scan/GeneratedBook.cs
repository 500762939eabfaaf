using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Embedded.Commands;
using Stp.Embedded.Hosting;

namespace Stp.Benchmarks.Scan;

/// <summary>A data folder with a book of any size, filled by the product's own booking.</summary>
internal static class GeneratedBook
{
    /// <summary>Large batches, so that a position moves once for many trades.</summary>
    private const int Batch = 200_000;

    private const string DoneFile = "generated-book.txt";

    /// <summary>Starts a host over the folder, and books the trades first unless a run before has left that very book in it.</summary>
    /// <exception cref="InvalidOperationException">The folder holds another book, or part of one.</exception>
    public static async Task<EmbeddedHost> OpenAsync(string folder, BookSize size, ProductFolders folders, TimeProvider? time = null)
    {
        var (done, content) = (Path.Combine(folder, DoneFile), size.ToString());
        var isFilled = File.Exists(done);
        if (isFilled ? await File.ReadAllTextAsync(done) != content : Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidOperationException($"{folder} holds something other than {content}.");
        }

        var options = new EmbeddedHostOptions { DataDirectory = folder, Port = 0, Time = time ?? TimeProvider.System, ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Stp", LogLevel.Warning) };
        var host = await ProductHost.StartAsync(options, folders, CancellationToken.None);
        if (!isFilled)
        {
            var started = Stopwatch.GetTimestamp();
            await FillAsync(host.Services.GetRequiredService<TradeBook>(), size, first: 0, size.Trades);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"booked {size} in {seconds:F1} s, {size.Trades / seconds:N0} trades/s"));
            await File.WriteAllTextAsync(done, content);
        }

        return host;
    }

    /// <summary>Books trades of a book, from a number on.</summary>
    public static async Task FillAsync(TradeBook book, BookSize size, int first, int count)
    {
        for (var end = first + count; first < end; first += Batch)
        {
            var trades = Enumerable.Range(first, Math.Min(Batch, end - first)).Select(number => new BookTrade(number, size)).ToList();
            await BookAsync(book, trades.ConvertAll(trade => trade.New()));
            await BookAsync(book, [.. trades.Where(trade => trade.IsAmended).Select(trade => trade.Amendment())]);
        }
    }

    private static async Task BookAsync(TradeBook book, IReadOnlyList<TradeEvent> events)
    {
        var results = await book.BookAsync(events, CancellationToken.None);
        if (results.FirstOrDefault(result => !result.IsBooked || result.Duplicate) is { } failed)
        {
            throw new InvalidOperationException($"{failed.Event.TradeKey} was not booked: {failed.Held} {failed.Fault}");
        }
    }
}

using System.CommandLine;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Hosting;
using Stp.Functions.Messaging;

namespace Stp.Embedded.Commands;

/// <summary><c>demo</c>: books the sample day, checks its end of day, shows both and says whether they are right.</summary>
internal static class DemoCommand
{
    public static readonly string[] Examples = ["stp demo", "stp demo --exit", "stp demo --data demo-data --port 8080"];

    /// <summary>Booking the day takes seconds; with this much something is stuck.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private static readonly string[] BookingQueues = [Queues.DropCopy, Queues.TradeEvents];

    public static Command Create(Screen screen)
    {
        var exit = new Option<bool>("--exit") { Description = "End after the comparisons instead of serving until Ctrl-C." };
        var data = HostOptions.Data("Default: a new temporary folder, deleted at the end.");
        var port = HostOptions.Port();
        var command = new Command("demo", "Feeds the sample day, checks it against clearing statements, and compares both with what is expected.") { exit, data, port };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            screen, parsed.GetValue(data)?.FullName, parsed.GetValue(port), parsed.GetValue(exit), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Screen screen, string? data, int port, bool exit, CancellationToken cancellationToken)
    {
        if (data is not null)
        {
            return await BookDayAsync(screen, data, port, exit, cancellationToken);
        }

        var folder = Directory.CreateTempSubdirectory("stp-demo-");
        try
        {
            return await BookDayAsync(screen, folder.FullName, port, exit, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> BookDayAsync(Screen screen, string data, int port, bool exit, CancellationToken cancellationToken)
    {
        var day = SampleDay.Find();
        var files = await day.ReadFilesAsync(cancellationToken);
        var options = new EmbeddedHostOptions
        {
            DataDirectory = data,
            Port = port,
            // A line a batch would run through the progress bar.
            ConfigureLogging = logging => logging.AddFilter("Stp", LogLevel.Warning),
        };
        await using var host = await ProductHost.StartAsync(options, new ProductFolders(day.ReferenceFolder, EndOfDay: day.EndOfDayFolder), cancellationToken);
        using var client = new StpClient(host.BaseAddress, TimeProvider.System);

        var accepted = await new Feeder(client, screen, TimeProvider.System).FeedAsync(files, cancellationToken);
        await DrainAsync(screen, host, cancellationToken);
        var book = await Book.ReadAsync(client, cancellationToken);
        DemoReport.ShowBook(screen, files, accepted, book);
        var bookIsRight = DemoReport.ShowComparison(screen, day, book);

        var report = await new EndOfDayRun(client, screen, TimeProvider.System).CheckAsync(day, cancellationToken);
        DemoReport.ShowEndOfDay(screen, report);
        var checkIsRight = DemoReport.ShowComparison(screen, day, report);
        if (!exit)
        {
            ShowAddresses(screen, host.BaseAddress, day.BusinessDate);
            await ServeCommand.ServeUntilStoppedAsync(screen, host, cancellationToken);
        }

        return bookIsRight && checkIsRight ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>Waits until nothing is left to normalize or book.</summary>
    private static async Task DrainAsync(Screen screen, EmbeddedHost host, CancellationToken cancellationToken)
    {
        long Left() => BookingQueues.Sum(queue => host.Queues.Count(queue).Active);
        var started = TimeProvider.System.GetTimestamp();
        await screen.ProgressAsync("Booking", Left(), async advance =>
        {
            for (var (before, left) = (Left(), Left()); left > 0; (before, left) = (left, Left()))
            {
                advance(Math.Max(before - left, 0));
                if (TimeProvider.System.GetElapsedTime(started) > Patience)
                {
                    throw new CommandFailedException($"After {Patience.TotalMinutes:F0} minutes {left} queue messages are still not booked.");
                }

                await Task.Delay(Poll, cancellationToken);
            }

            return true;
        });
        if (BookingQueues.Sum(queue => host.Queues.Count(queue).DeadLetter) is > 0 and var dead)
        {
            throw new CommandFailedException($"{dead} queue messages could not be handled and are dead letters.");
        }
    }

    private static void ShowAddresses(Screen screen, Uri host, DateOnly date)
    {
        foreach (var path in (string[])["api/positions", "api/trades", "api/exceptions", $"api/eod/{date:yyyy-MM-dd}/report"])
        {
            screen.Line($"  {new Uri(host, path)}");
        }
    }
}

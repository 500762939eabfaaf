using System.CommandLine;
using Stp.Functions.Http;

namespace Stp.Embedded.Commands;

/// <summary><c>smoke</c>: books a canary trade through a running host, reads its position and cancels it.</summary>
internal static class SmokeCommand
{
    public static readonly string[] Examples =
    [
        "stp smoke --prepare",
        $"{StpClient.TokenVariable}=... stp smoke --url https://stp.example.org --seconds 300",
    ];

    private const int DefaultSeconds = 120, MostSeconds = 3_600;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    public static Command Create(Screen screen)
    {
        var url = HostOptions.Url();
        var prepare = new Option<bool>("--prepare") { Description = "Load the reference data of the canary first. It stays; once is enough." };
        var seconds = new Option<int>("--seconds")
        {
            Description = "How long the position may take to change.", HelpName = "N", DefaultValueFactory = _ => DefaultSeconds,
            CustomParser = result => HostOptions.ReadNumber(result, "--seconds", 1, MostSeconds),
        };
        var command = new Command("smoke", "Books a canary trade, reads its position and cancels it; ends 1 where the position is wrong.") { url, prepare, seconds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = new StpClient(parsed.GetValue(url)!, TimeProvider.System);
            return await RunAsync(screen, client, parsed.GetValue(prepare), TimeSpan.FromSeconds(parsed.GetValue(seconds)), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Screen screen, StpClient client, bool prepare, TimeSpan patience, CancellationToken cancellationToken)
    {
        var health = await client.GetAsync("api/health/ready", HttpJson.Default.HealthReport, cancellationToken);
        screen.Line($"The host is {health.Status}.");
        if (prepare)
        {
            foreach (var (map, csv) in Canary.ReferenceData)
            {
                await client.ImportAsync(map, csv, cancellationToken);
            }

            screen.Line("The reference data of the canary is loaded.");
        }

        var before = await LotsAsync(client, cancellationToken);
        var canary = new Canary($"canary-{Guid.NewGuid():N}", TimeProvider.System.GetUtcNow());
        await client.PostAsync(Canary.Venue, Canary.Session, canary.Fill, cancellationToken);
        var booked = await AwaitAsync(client, before + Canary.Lots, patience, cancellationToken);
        // Cancelled in any case: what is booked late is not to stay.
        await client.PostAsync(Canary.Venue, Canary.Session, canary.Bust, cancellationToken);
        if (booked is not null)
        {
            throw Wrong("booked", before + Canary.Lots, booked.Value, patience);
        }

        screen.Line($"The canary is booked: {Canary.Account} has {before + Canary.Lots} of {Canary.Instrument}.");
        if (await AwaitAsync(client, before, patience, cancellationToken) is { } left)
        {
            throw Wrong("cancelled", before, left, patience);
        }

        screen.Line($"The canary is cancelled: {Canary.Account} has {before} again.");
        return ExitCodes.Done;
    }

    /// <summary>Waits until the position is as expected: null, or what it is when patience ends.</summary>
    private static async Task<decimal?> AwaitAsync(StpClient client, decimal expected, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var lots = await LotsAsync(client, cancellationToken);
            if (lots == expected)
            {
                return null;
            }

            if (TimeProvider.System.GetElapsedTime(started) > patience)
            {
                return lots;
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }

    private static async Task<decimal> LotsAsync(StpClient client, CancellationToken cancellationToken)
    {
        var path = $"api/positions?account={Canary.Account}&instrument={Uri.EscapeDataString(Canary.Instrument)}";
        var positions = await client.ListAsync(path, HttpJson.Default.PagePositionView, cancellationToken);
        return positions.Sum(position => position.NetLots);
    }

    private static CommandFailedException Wrong(string what, decimal expected, decimal actual, TimeSpan patience) => new(
        $"The canary was not {what}: after {patience.TotalSeconds:F0} seconds {Canary.Account} has {actual} of {Canary.Instrument} and not {expected}. "
        + "Look at exceptions of venue " + Canary.Venue + ", and at the queues.");
}

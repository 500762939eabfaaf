using System.CommandLine;

namespace Stp.Embedded.Commands;

/// <summary><c>feed</c>: sends raw messages from files to a running host.</summary>
internal static class FeedCommand
{
    public static readonly string[] Examples =
    [
        "stp feed fills.fix --venue ice --session TC1",
        "stp feed day/*.xml --venue cme-stp --url http://localhost:7071 --rate 500",
        $"{StpClient.KeyVariable}=... stp feed fills.fix --venue fix44 --url https://stp.example.org",
    ];

    public static Command Create(Screen screen)
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "Files of raw messages: FIX with SOH or | between fields, or FIXML.", Arity = ArgumentArity.OneOrMore,
        };
        var venue = new Option<string>("--venue") { Description = "Venue code of the feed.", HelpName = "V", Required = true };
        var session = new Option<string?>("--session") { Description = "Name of the session.", HelpName = "S" };
        var url = HostOptions.Url();
        var rate = new Option<int?>("--rate")
        {
            Description = "Messages a second at most.", HelpName = "N", CustomParser = result => HostOptions.ReadNumber(result, "--rate", 1, int.MaxValue),
        };
        var command = new Command("feed", $"Sends raw messages to a running host. An API key is taken from {StpClient.KeyVariable}.")
        {
            files, venue, session, url, rate,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = new StpClient(parsed.GetValue(url)!, TimeProvider.System);
            return await RunAsync(
                screen, client, parsed.GetValue(files)!, parsed.GetValue(venue)!, parsed.GetValue(session), parsed.GetValue(rate), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Screen screen, StpClient client, FileInfo[] paths, string venue, string? session, int? rate, CancellationToken cancellationToken)
    {
        var files = new List<FeedFile>();
        foreach (var path in paths)
        {
            files.Add(new FeedFile(path.Name, venue, session, await FeedBundles.ReadAsync(path.FullName, rate, cancellationToken)));
        }

        var accepted = await new Feeder(client, screen, TimeProvider.System, rate).FeedAsync(files, cancellationToken);
        foreach (var (file, count) in files.Zip(accepted))
        {
            screen.Line($"{file.Name}: {count} messages accepted");
        }

        if (files.Count > 1)
        {
            screen.Line($"Together: {accepted.Sum()} messages accepted");
        }

        return ExitCodes.Done;
    }
}

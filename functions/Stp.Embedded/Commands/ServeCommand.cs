using System.CommandLine;
using System.Net;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Commands;

/// <summary><c>serve</c>: runs the functions until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static readonly string[] Examples =
    [
        "stp serve",
        "stp serve --data /var/lib/stp --reference reference/",
        "stp serve --bind 0.0.0.0 --users users.json",
        "stp serve --reference reference/ --eod eod/",
    ];

    public static Command Create(Screen screen)
    {
        var data = HostOptions.Data("Default: data.");
        var port = HostOptions.Port();
        var bind = new Option<IPAddress>("--bind")
        {
            Description = "Address to listen on. One beyond this machine needs --users, or sign-in settings.", HelpName = "ADDRESS",
            DefaultValueFactory = _ => IPAddress.Loopback, CustomParser = ReadAddress,
        };
        var users = new Option<FileInfo?>("--users")
        {
            Description = "JSON list of users: name, key or keySha256, roles, accounts. Without it, requests of this machine may do everything.",
            HelpName = "FILE",
        };
        var reference = new Option<DirectoryInfo?>("--reference")
        {
            Description = "Folder of CSV files with reference data, loaded at start.", HelpName = "DIR",
        };
        var dialects = new Option<DirectoryInfo?>("--dialects")
        {
            Description = "Folder of dialect files of your own (*.json), besides the built-in ones.", HelpName = "DIR",
        };
        var endOfDay = new Option<DirectoryInfo?>("--eod")
        {
            Description = "Folder of end-of-day settings of your own: end-of-day.json, calendars/*.json, statement-formats/*.json.", HelpName = "DIR",
        };
        var command = new Command("serve", "Runs the system until Ctrl-C.") { data, port, bind, users, reference, dialects, endOfDay };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            screen,
            new EmbeddedHostOptions
            {
                DataDirectory = parsed.GetValue(data)?.FullName ?? new EmbeddedHostOptions().DataDirectory,
                Port = parsed.GetValue(port),
                BindAddress = parsed.GetValue(bind)!,
                UsersFile = parsed.GetValue(users)?.FullName,
            },
            new ProductFolders(parsed.GetValue(reference)?.FullName, parsed.GetValue(dialects)?.FullName, parsed.GetValue(endOfDay)?.FullName),
            cancellationToken));
        return command;
    }

    /// <summary>Shows where the host listens, and waits for Ctrl-C.</summary>
    public static async Task ServeUntilStoppedAsync(Screen screen, EmbeddedHost host, CancellationToken cancellationToken)
    {
        screen.Line($"Pages: {new Uri(host.BaseAddress, "api/pages")} - API: {new Uri(host.BaseAddress, "api/docs")}");
        screen.Line($"Listening on {host.BaseAddress} - stop with Ctrl-C.");
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        screen.Line("Stopping: what is running may end.");
    }

    private static async Task<int> RunAsync(Screen screen, EmbeddedHostOptions options, ProductFolders folders, CancellationToken cancellationToken)
    {
        await using var host = await ProductHost.StartAsync(options, folders, cancellationToken);
        await ServeUntilStoppedAsync(screen, host, cancellationToken);
        return ExitCodes.Done;
    }

    private static IPAddress? ReadAddress(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (string.Equals(text, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return IPAddress.Loopback;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        result.AddError($"'{text}' is no IP address.");
        return null;
    }
}

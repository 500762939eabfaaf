using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Commands;

/// <summary>The commands of the process, and how it ends when one goes wrong.</summary>
internal static class CommandLine
{
    /// <summary>After Ctrl-C: what is running may take its time to end, and then a little to close files.</summary>
    private static readonly TimeSpan TerminationTimeout = new EmbeddedHostOptions().ShutdownTimeout + TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] arguments, Screen screen, InvocationConfiguration? streams = null)
    {
        var parsed = Root(screen).Parse(arguments);
        if (parsed.Action is ParseErrorAction wrong)
        {
            // One line that says what is wrong is read; the same line above a page of help is not.
            wrong.ShowHelp = false;
        }

        var configuration = streams ?? new InvocationConfiguration();
        configuration.EnableDefaultExceptionHandler = false;
        configuration.ProcessTerminationTimeout = TerminationTimeout;
        try
        {
            var result = await parsed.InvokeAsync(configuration);
            return parsed.Errors.Count > 0 && result != ExitCodes.Done ? ExitCodes.Usage : result;
        }
        catch (StartupException fault)
        {
            screen.Error(fault.Message);
            return ExitCodes.Usage;
        }
        catch (CommandFailedException fault)
        {
            screen.Error(fault.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            screen.Error("Stopped before the end.");
            return ExitCodes.Failed;
        }
    }

    private static RootCommand Root(Screen screen)
    {
        var (demo, serve, feed, smoke) = (DemoCommand.Create(screen), ServeCommand.Create(screen), FeedCommand.Create(screen), SmokeCommand.Create(screen));
        var root = new RootCommand("Books drop copies of trades into positions, straight through, on this machine.") { demo, serve, feed, smoke };
        var examples = new Dictionary<Command, string[]>
        {
            [root] = ["stp demo", "stp serve --reference reference/", "stp feed fills.fix --venue ice"],
            [demo] = DemoCommand.Examples,
            [serve] = ServeCommand.Examples,
            [feed] = FeedCommand.Examples,
            [smoke] = SmokeCommand.Examples,
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!, examples);
        return root;
    }
}

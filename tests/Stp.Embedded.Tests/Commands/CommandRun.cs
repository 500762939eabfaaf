using System.CommandLine;
using Stp.Embedded.Commands;

namespace Stp.Embedded.Tests.Commands;

/// <summary>A command line run in this process, with what it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(
            arguments, new Screen(output, error), new InvocationConfiguration { Output = output, Error = error });
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}

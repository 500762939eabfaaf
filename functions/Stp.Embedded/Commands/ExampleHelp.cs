using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Stp.Embedded.Commands;

/// <summary>The usual help, and below it examples of the command.</summary>
internal sealed class ExampleHelp(HelpAction usual, IReadOnlyDictionary<Command, string[]> examples) : SynchronousCommandLineAction
{
    /// <summary>Help is what was asked for, so arguments that are missing are no error.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = usual.Invoke(parseResult);
        if (examples.TryGetValue(parseResult.CommandResult.Command, out var lines))
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var line in lines)
            {
                output.WriteLine("  " + line);
            }
        }

        return result;
    }
}

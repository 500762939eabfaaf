using System.Text.RegularExpressions;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>A script of operations, with the options that it declares.</summary>
/// <param name="File">The file, named from the root.</param>
/// <param name="Required">Options that it cannot do without.</param>
/// <param name="Optional">Options with a value.</param>
/// <param name="Flags">Options without one.</param>
internal sealed partial record RunbookScript(string File, IReadOnlyList<string> Required, IReadOnlyList<string> Optional, IReadOnlyList<string> Flags)
{
    public const string Folder = "eng/azure";

    /// <summary>Every script that can be run.</summary>
    public static IReadOnlyList<RunbookScript> All { get; } =
        [.. Repository.Files(Folder, "*.sh").Where(file => !file.EndsWith("/common.sh", StringComparison.Ordinal)).Select(Of)];

    public string Name => File[(Folder.Length + 1)..];

    /// <summary>Why the script would refuse arguments; null where it takes them.</summary>
    public string? Refusal(IReadOnlyList<string> arguments)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i][2..] : "";
            var hasValue = Required.Contains(name) || Optional.Contains(name);
            if ((!hasValue && !Flags.Contains(name)) || (hasValue && (++i >= arguments.Count || arguments[i].StartsWith("--", StringComparison.Ordinal))))
            {
                return $"{Name} does not take {arguments[Math.Min(i, arguments.Count - 1)]} after {name}.";
            }

            given.Add(name);
        }

        return Required.FirstOrDefault(name => !given.Contains(name)) is { } missing ? $"{Name} lacks --{missing}." : null;
    }

    private static RunbookScript Of(string file)
    {
        var options = Declaration().Matches(Repository.Read(file)).ToDictionary(match => match.Groups["kind"].Value, match => match.Groups["names"].Value.Split(' '));
        return new RunbookScript(file, options["REQUIRED"], options.GetValueOrDefault("OPTIONAL") ?? [], options.GetValueOrDefault("FLAGS") ?? []);
    }

    [GeneratedRegex("""^(?<kind>REQUIRED|OPTIONAL|FLAGS)="(?<names>[a-z -]+)"$""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Declaration();
}

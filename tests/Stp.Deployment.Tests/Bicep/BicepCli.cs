using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Stp.Deployment.Tests.Bicep;

/// <summary>The Bicep compiler, which the build brings along for this machine. It asks no cloud for anything.</summary>
internal static partial class BicepCli
{
    /// <summary>Longest run. A whole template takes seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly string Program = typeof(BicepCli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Bicep").Value!;

    /// <summary>What a pipeline gives the parameter files.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["STP_CLIENT_ID"] = "11111111-1111-1111-1111-111111111111",
        ["STP_TENANT_ID"] = "22222222-2222-2222-2222-222222222222",
        ["STP_PIPELINE_CLIENT_ID"] = "33333333-3333-3333-3333-333333333333",
        ["STP_ALERT_EMAIL"] = "operations@example.com",
        ["STP_BUDGET_START"] = "2026-11-01",
    };

    /// <summary>Runs the compiler; its exit code and what it finds fault with.</summary>
    public static async Task<(int ExitCode, IReadOnlyList<CompilerFinding> Findings)> RunAsync(
        string[] arguments, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        // It is over before code that is first compiled to be profiled pays.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in Environment.Concat(environment ?? []))
        {
            start.Environment[name] = value;
        }

        using var limit = new CancellationTokenSource(Patience);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        await output;
        return (process.ExitCode, [.. (await errors).Split('\n').Select(Read).OfType<CompilerFinding>()]);
    }

    private static CompilerFinding? Read(string line) => Form().Match(line) is { Success: true } match
        ? new CompilerFinding(Path.GetFileName(match.Groups["file"].Value), match.Groups["code"].Value, match.Groups["text"].Value)
        : string.IsNullOrWhiteSpace(line) || line.StartsWith("WARNING: The following experimental", StringComparison.Ordinal) ? null
        : new CompilerFinding("", "", line.Trim());

    [GeneratedRegex(@"^(?<file>.+?)\(\d+,\d+\) : (Error|Warning|Info) (?<code>[\w-]+): (?<text>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form();
}

/// <summary>Something that the compiler or its linter finds fault with.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Code">Code of the rule; empty where the line has another form.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record CompilerFinding(string File, string Code, string Text);

using System.Text.RegularExpressions;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>docs/operations.md names every alert and every script, and none that is not there.</summary>
public sealed partial class OperationsDocumentTests
{
    private static readonly string Document = Repository.Read("docs/operations.md");

    [Fact]
    public void Alarms_AreThoseOfTheTemplate()
    {
        var template = Repository.Files("bicep/modules", "*-alerts.bicep").SelectMany(file => Rule().Matches(Repository.Read(file))).Select(match => match.Groups["name"].Value);

        Assert.Equal(template.Order(StringComparer.Ordinal), Rows("Alarms").SelectMany(Names).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Runbooks_AreTheScripts() =>
        Assert.Equal(RunbookScript.All.Select(script => script.Name).Order(StringComparer.Ordinal), Rows("Runbooks").SelectMany(Names).Order(StringComparer.Ordinal));

    [Fact]
    public void Commands_OfTheDocuments_AreTakenByTheScripts()
    {
        var commands = Repository.Files("docs", "*.md").SelectMany(file => Command().Matches(Repository.Read(file).Replace("\\\n", " ", StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(commands);
        Assert.All(commands, command =>
        {
            var script = RunbookScript.All.Single(script => script.Name == command.Groups["script"].Value);
            var arguments = command.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word != "#").Where(word => word != "--dry-run");
            Assert.Null(script.Refusal([.. arguments]));
        });
    }

    /// <summary>The rows of the table under a heading, without its head.</summary>
    private static IEnumerable<string> Rows(string heading) => Document.Split($"\n## {heading}\n")[1].Split("\n## ")[0].Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal));

    /// <summary>What the first cell of a row names.</summary>
    private static IEnumerable<string> Names(string row) => Code().Matches(row.Split('|')[1]).Select(match => match.Groups["text"].Value);

    [GeneratedRegex(@"^\s+name: '(?<name>[a-z-]+)'$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    // Those that stand alone on their line; a sentence names scripts, too.
    [GeneratedRegex(@"^\s*eng/azure/(?<script>[\w-]+\.sh)(?<arguments>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Command();
}

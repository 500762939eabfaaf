using System.Text.RegularExpressions;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>What the steps name exists: tasks of a pinned version, scripts with the options that they are given, artifacts, variables.</summary>
public sealed partial class PipelineStepTests
{
    /// <summary>The tasks with the inputs that their references name.</summary>
    private static readonly Dictionary<string, string[]> Tasks = new(StringComparer.Ordinal)
    {
        ["UseDotNet@2"] = ["packageType", "useGlobalJson", "version", "installationPath", "includePreviewVersions", "workingDirectory"],
        ["AzureCLI@2"] = ["azureSubscription", "scriptType", "scriptLocation", "scriptPath", "inlineScript", "arguments", "addSpnToEnvironment", "workingDirectory"],
        ["PublishTestResults@2"] = ["testResultsFormat", "testResultsFiles", "searchFolder", "mergeTestResults", "failTaskOnFailedTests", "failTaskOnMissingResultsFile", "testRunTitle"],
        ["PublishCodeCoverageResults@2"] = ["summaryFileLocation", "pathToSources", "failIfCoverageEmpty"],
        ["PublishPipelineArtifact@1"] = ["targetPath", "artifact", "publishLocation"],
    };

    private static readonly string[] Predefined =
        ["Agent.TempDirectory", "Build.ArtifactStagingDirectory", "Pipeline.Workspace", "System.StageAttempt"];

    private static IEnumerable<(PipelineStage Stage, PipelineStep Step)> Steps => PipelineStage.All.SelectMany(stage => stage.Steps.Select(step => (stage, step)));

    [Fact]
    public void Tasks_ArePinned_AndTakeTheInputsThatTheyAreGiven() => Assert.All(Steps.Where(pair => pair.Step.Kind == "task"), pair =>
    {
        Assert.True(Tasks.TryGetValue(pair.Step.What, out var inputs), $"{pair.Step.What} is not known.");
        Assert.All(Yaml.Map(pair.Step.Node, "inputs"), input => Assert.Contains(input.Key, inputs!));
    });

    [Fact]
    public void Scripts_ExistAndTakeTheArgumentsThatTheyAreGiven() => Assert.All(Steps.Where(pair => pair.Step.ScriptPath is not null), pair =>
    {
        var script = RunbookScript.All.SingleOrDefault(script => script.File == pair.Step.ScriptPath);

        Assert.True(script is not null, $"There is no {pair.Step.ScriptPath}.");
        Assert.Null(script.Refusal(pair.Step.Arguments));
        Assert.Equal(("bash", "scriptPath"), (pair.Step.Input("scriptType"), pair.Step.Input("scriptLocation")));
    });

    [Fact]
    public void Files_NamedInShell_Exist() => Assert.All(
        Steps.Where(pair => pair.Step.Kind == "bash").SelectMany(pair => RepositoryFile().Matches(pair.Step.What).Select(match => match.Value)),
        file => Assert.True(Path.Exists(Repository.PathOf(file)), $"There is no {file}."));

    [Fact]
    public void ShellOfSeveralLines_EndsAtTheFirstFault() => Assert.All(
        Steps.Where(pair => pair.Step.Kind == "bash" && pair.Step.What.Trim().Contains('\n', StringComparison.Ordinal)),
        pair => Assert.StartsWith("set -euo pipefail\n", pair.Step.What, StringComparison.Ordinal));

    [Fact]
    public void Artifacts_ArePublishedBeforeTheyAreDownloaded() => Assert.All(Steps.Where(pair => pair.Step.Kind == "download"), pair =>
    {
        var before = Steps.Where(other => other.Stage == pair.Stage || pair.Stage.Ancestors().Contains(other.Stage.Name));

        Assert.Equal("current", pair.Step.What);
        Assert.Contains(pair.Step.Artifact, before.Where(other => other.Step.Kind != "download").Select(other => other.Step.Artifact));
    });

    [Fact]
    public void Artifacts_AreNamedOnce()
    {
        var names = Steps.Where(pair => pair.Step.Kind != "download").Select(pair => pair.Step.Artifact).OfType<string>().ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Variables_AreDeclared()
    {
        var declared = PipelineExpander.Variables("azure-pipelines.yml").Keys.Concat(Predefined).ToHashSet(StringComparer.Ordinal);
        var operations = Repository.Read("docs/operations.md");

        Assert.All(Steps, pair => Assert.All(Yaml.Texts(pair.Step.Node).SelectMany(text => Variable().Matches(text)).Select(match => match.Groups["name"].Value), name =>
            Assert.True(
                declared.Contains(name) || (pair.Stage.Groups.Count > 0 && operations.Contains($"| `{name}` |", StringComparison.Ordinal)),
                $"{pair.Stage.Name}: nothing declares {name}.")));
    }

    [Fact]
    public void Variables_OfTheParameterFiles_AreInTheGroupsOrSetByAScript()
    {
        var scripts = string.Concat(RunbookScript.All.Select(script => Repository.Read(script.File)));
        var operations = Repository.Read("docs/operations.md");

        Assert.All(
            Repository.Files("bicep", "*.bicepparam").SelectMany(file => Environment().Matches(Repository.Read(file))).Select(match => match.Groups["name"].Value).Distinct(),
            name => Assert.True(operations.Contains($"`{name}`", StringComparison.Ordinal) || scripts.Contains($"export {name}=", StringComparison.Ordinal), $"Nothing explains {name}."));
    }

    [Fact]
    public void Versions_ArePinned()
    {
        var variables = PipelineExpander.Variables("azure-pipelines.yml");

        Assert.All(variables.Values, value => Assert.DoesNotContain("latest", value, StringComparison.OrdinalIgnoreCase));
        Assert.Matches(@"^v\d+\.\d+\.\d+$", variables["BICEP_VERSION"]);
        Assert.Matches(@"^\d+\.\d+\.\d+$", variables["coverageVersion"]);
        Assert.Matches(@"^ubuntu-\d+\.\d+$", variables["hostedImage"]);
    }

    [Fact]
    public void Nothing_LooksLikeASecret()
    {
        var files = Repository.Files("eng", "*.*").Concat(["azure-pipelines.yml", "host.json", "functions/Stp.Functions/local.settings.template.json"]);

        Assert.All(files, file => Assert.DoesNotMatch(Secret(), Repository.Read(file)));
    }

    [GeneratedRegex(@"\$\((?<name>[A-Za-z][\w.]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"readEnvironmentVariable\('(?<name>\w+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Environment();

    [GeneratedRegex(@"\b(eng|functions|bicep|tests)/[\w./-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RepositoryFile();

    // Keys and signatures of storage, Service Bus and Cosmos DB, passwords, and tokens.
    [GeneratedRegex(@"AccountKey=|SharedAccessKey|sig=[\w%]{20,}|(?i:password|secret)\s*[:=]\s*['""]?\w{8,}|[A-Za-z0-9+/]{43}=|eyJ[\w-]{20,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}

using System.Text.RegularExpressions;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>Pipeline and scripts name things as the template does.</summary>
public sealed partial class TemplateNameTests
{
    private static readonly string Template = Repository.Read("bicep/main.bicep");
    private static readonly string Production = Repository.Read("bicep/main.prod.bicepparam");

    [Fact]
    public void Outputs_ThatScriptsAskFor_AreOutputs()
    {
        var outputs = Output().Matches(Template).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var shared = SharedName().Matches(Template.Split("var sharedNames = {")[1].Split("\n}")[0]).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var asked = RunbookScript.All.SelectMany(script => Asked().Matches(Repository.Read(script.File))).Select(match => match.Groups["path"].Value).Distinct().ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, path =>
        {
            Assert.Contains(path.Split('.')[0], outputs);
            Assert.True(path.Split('.') is [_, "value"] || (path.StartsWith("sharedNames.value.", StringComparison.Ordinal) && shared.Contains(path.Split('.')[2])), path);
        });
    }

    [Fact]
    public void Packages_LieWhereTheTemplateKeepsThem()
    {
        var container = Regex.Match(Repository.Read("bicep/modules/stamp.bicep"), "(?<=^var packages = ')[a-z]+(?='$)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Value;

        Assert.Contains($"--container-name {container} ", Repository.Read("eng/azure/deploy-package.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public void ResourceGroupsAndRegions_OfProduction_AreThoseOfItsParameters()
    {
        var groups = PipelineStage.All.SelectMany(stage => stage.Steps).SelectMany(step => step.Arguments.Zip(step.Arguments.Skip(1)))
            .Where(pair => pair.First is "--resource-group" or "--shared-resource-group" && pair.Second.Contains("-prod-", StringComparison.Ordinal))
            .Select(pair => pair.Second)
            .ToHashSet(StringComparer.Ordinal);
        var drill = PipelineStage.Named("drill").Steps.Single(step => step.ScriptPath is not null).Arguments;
        string After(string option) => drill[drill.ToList().IndexOf(option) + 1];

        Assert.Equal(["rg-stp-prod-1", "rg-stp-prod-2", "rg-stp-prod-shared"], groups.Order(StringComparer.Ordinal));
        Assert.Contains("param sharedResourceGroup = 'rg-stp-prod-shared'", Production, StringComparison.Ordinal);
        Assert.Contains($"param regions = ['{After("--from")}', '{After("--to")}']", Production, StringComparison.Ordinal);
    }

    [Fact]
    public void Bicep_IsOfOneVersion_ForThePipelineAndForTheTests() => Assert.All(
        TestedVersion().Matches(Repository.Read("tests/Stp.Deployment.Tests/Stp.Deployment.Tests.csproj")),
        match => Assert.Equal(PipelineExpander.Variables("azure-pipelines.yml")["BICEP_VERSION"], "v" + match.Groups["version"].Value));

    [GeneratedRegex(@"^output (?<name>\w+) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Output();

    [GeneratedRegex(@"^\s+(?<name>\w+): ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex SharedName();

    [GeneratedRegex("""stamp_output \S+ "\$resource_group" (?<path>[\w.]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex("<BicepVersion>(?<version>[^<]+)</BicepVersion>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestedVersion();
}

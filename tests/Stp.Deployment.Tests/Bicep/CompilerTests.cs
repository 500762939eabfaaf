namespace Stp.Deployment.Tests.Bicep;

public sealed class CompilerTests
{
    /// <summary>Faults that a pipeline would find too late, each in a file of its own, with the rule that finds it.</summary>
    private static readonly (string Rule, string Text)[] Faulty =
    [
        ("BCP018", "param a string = 'a'\noutput b object = { c: a\n"),
        ("BCP004", "output a string = 'never closed\n"),
        ("BCP057", "output a string = undeclared\n"),
        ("BCP091", "module a 'nowhere.bicep' = {\n  params: {}\n}\n"),
        ("BCP035", "module a 'child.bicep' = {\n  params: {}\n}\n"),
        ("BCP037", "module a 'child.bicep' = {\n  params: { name: 'a', nmae: 'a' }\n}\n"),
        ("BCP036", "module a 'child.bicep' = {\n  params: { name: 1 }\n}\n"),
        ("BCP053", "module a 'child.bicep' = {\n  params: { name: 'a' }\n}\noutput b string = a.outputs.nmae\n"),
        ("BCP081", "resource a 'Microsoft.ServiceBus/namespaces@2001-01-01' = {\n  name: 'a'\n  location: 'global'\n}\n"),
        ("BCP089", "resource a 'Microsoft.ServiceBus/namespaces@2026-01-01' = {\n  name: 'a'\n  location: 'global'\n  properties: { disableLocalAuht: true }\n}\n"),
        ("no-unused-params", "param a string\n"),
        ("no-unused-vars", "var a = 1\n"),
        ("no-hardcoded-location", "resource a 'Microsoft.ServiceBus/namespaces@2026-01-01' = {\n  name: 'a'\n  location: 'westeurope'\n}\n"),
        ("outputs-should-not-contain-secrets", "resource a 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {\n  name: 'a'\n}\noutput b string = a.listKeys().keys[0].value\n"),
    ];

    /// <summary>The same of parameter files.</summary>
    private static readonly (string Rule, string Assignments)[] FaultyParameters =
    [
        ("BCP258", "param stamp = 1"),
        ("BCP259", "param sku = 'Premium'\nparam reigon = 'x'"),
        ("BCP033", "param sku = 'Premium'\nparam stamp = 'one'"),
        ("BCP033", "param sku = 'Premiun'"),
        ("BCP427", "param sku = readEnvironmentVariable('STP_NOT_GIVEN')"),
    ];

    [Theory]
    [InlineData("bicep/main.bicep")]
    [InlineData("bicep/agents.bicep")]
    public async Task Template_CompiledAndLinted_HasNoFault(string template)
    {
        var (exitCode, findings) = await BicepCli.RunAsync(["lint", Repository.PathOf(template)]);

        Assert.Empty(findings);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task EveryFileOfTheTemplate_IsFormattedAsTheCompilerWouldFormatIt()
    {
        using var folder = TemplateFolder.Create();

        await FormatAsync(folder);

        var files = Repository.Files("bicep", "*.bicep").Concat(Repository.Files("bicep", "*.bicepparam"));
        Assert.All(files, file => Assert.Equal(Repository.Read(file), File.ReadAllText(folder.PathOf(file["bicep/".Length..]))));
    }

    [Fact]
    public async Task FileThatIsNotFormatted_IsFound()
    {
        using var folder = TemplateFolder.Create();
        var (types, parameters) = (folder.PathOf("modules/types.bicep"), folder.PathOf("main.dev.bicepparam"));
        var (typesText, parametersText) = (await File.ReadAllTextAsync(types), await File.ReadAllTextAsync(parameters));
        await File.WriteAllTextAsync(types, typesText.Replace("  sku:", "      sku:", StringComparison.Ordinal));
        await File.WriteAllTextAsync(parameters, parametersText.Replace("using ", "using   ", StringComparison.Ordinal));

        await FormatAsync(folder);

        Assert.Equal(typesText, await File.ReadAllTextAsync(types));
        Assert.Equal(parametersText, await File.ReadAllTextAsync(parameters));
    }

    [Fact]
    public async Task PlantedFaults_CompiledAndLinted_AreEachFound()
    {
        using var folder = TemplateFolder.Create(isEmpty: true);
        await File.WriteAllTextAsync(folder.PathOf("child.bicep"), "param name string\noutput name string = name\n");
        foreach (var (rule, text) in Faulty)
        {
            await File.WriteAllTextAsync(folder.PathOf($"{rule}.bicep"), text);
        }

        var (exitCode, findings) = await BicepCli.RunAsync(["lint", "--pattern", folder.PathOf("*.bicep")]);

        Assert.NotEqual(0, exitCode);
        Assert.All(Faulty, fault => Assert.Contains(findings, finding => finding.File == $"{fault.Rule}.bicep" && finding.Code == fault.Rule));
        Assert.DoesNotContain(findings, finding => finding.File == "child.bicep");
    }

    [Fact]
    public async Task PlantedFaults_InParameterFiles_AreEachFound()
    {
        using var folder = TemplateFolder.Create(isEmpty: true);
        await File.WriteAllTextAsync(
            folder.PathOf("main.bicep"), "param sku 'Standard' | 'Premium'\nparam stamp int = 1\noutput name string = '${sku}${stamp}'\n");
        foreach (var (number, (_, assignments)) in FaultyParameters.Index())
        {
            await File.WriteAllTextAsync(folder.PathOf($"fault{number}.bicepparam"), $"using 'main.bicep'\n{assignments}\n");
        }

        var (exitCode, findings) = await BicepCli.RunAsync(["build-params", "--pattern", folder.PathOf("*.bicepparam")]);

        Assert.NotEqual(0, exitCode);
        Assert.All(FaultyParameters.Index(), fault => Assert.Contains(
            findings, finding => finding.File == $"fault{fault.Index}.bicepparam" && finding.Code == fault.Item.Rule));
    }

    /// <summary>The compiler does not know the account's version yet, so it cannot check its properties; the version before has all but one.</summary>
    [Fact]
    public async Task CosmosAccount_CompiledWithTheVersionBefore_HasOneNewPropertyAndNoFault()
    {
        using var folder = TemplateFolder.Create();
        var file = folder.PathOf("modules/cosmos.bicep");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(
            file, text.Replace("#disable-next-line BCP081\n", "", StringComparison.Ordinal).Replace("databaseAccounts@2026-07-15", "databaseAccounts@2026-03-15", StringComparison.Ordinal));

        var (_, findings) = await BicepCli.RunAsync(["lint", file]);

        var finding = Assert.Single(findings);
        Assert.Equal("BCP037", finding.Code);
        Assert.Contains("\"perPartitionAutomaticFailoverEnabled\"", finding.Text, StringComparison.Ordinal);
    }

    /// <summary>Templates and parameter files in one run: its start is most of what it takes.</summary>
    private static async Task FormatAsync(TemplateFolder folder) => await BicepCli.RunAsync(["format", "--pattern", folder.PathOf("**/*.bicep*")]);
}

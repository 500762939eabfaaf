using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>The scripts: what they refuse, what a dry run shows, and that it is what they do.</summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class RunbookTests : IDisposable
{
    private readonly FakeTools _tools = new(RunbookSamples.Answers);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-runbook-");

    public static TheoryData<string> Scripts => [.. RunbookScript.All.Select(script => script.Name)];

    public void Dispose()
    {
        _tools.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Script_CanBeRun_AndBashUnderstandsIt(string name)
    {
        var file = Path.Combine(RunbookScript.Folder, name);

        Assert.True(File.GetUnixFileMode(Repository.PathOf(file)).HasFlag(UnixFileMode.UserExecute));
        Assert.StartsWith("#!/usr/bin/env bash\n# ", Repository.Read(file), StringComparison.Ordinal);
        Assert.Equal(0, (await Bash.RunAsync(_tools.Environment, "-n", file)).ExitCode);
        Assert.StartsWith($"usage: {name}", (await Bash.RunAsync(_tools.Environment, file, "--help")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Script_WithoutWhatItNeeds_Ends2WithOneLine(string name)
    {
        var run = await Bash.RunAsync(_tools.Environment, Path.Combine(RunbookScript.Folder, name));

        Assert.Equal(2, run.ExitCode);
        Assert.Matches($@"^{Regex.Escape(name)}: --[a-z-]+ is missing\.$", Assert.Single(run.ErrorLines));
        Assert.Empty(_tools.Calls);
    }

    [Theory]
    [InlineData("drain.sh --resource-group g --namespace", "drain.sh: --namespace wants a value.")]
    [InlineData("drain.sh --resource-group g --namespace n --seconds soon", "drain.sh: --seconds is a number.")]
    [InlineData("drain.sh --resource-group g --namespace n --slowly", "drain.sh: there is no option --slowly.")]
    [InlineData("drain.sh g n", "drain.sh: 'g' is not expected.")]
    [InlineData("consumption.sh --action stop --resource-group g", "consumption.sh: --action is pause or resume.")]
    [InlineData("deploy-stamp.sh --environment prod --stamp 3 --resource-group g", "deploy-stamp.sh: --stamp is 1 or 2.")]
    [InlineData("roll-back.sh --resource-group g --package none.zip", "roll-back.sh: there is no file none.zip: nothing was there before, so there is nothing to go back to.")]
    [InlineData("smoke.sh --tool stp.dll", "smoke.sh: --resource-group or --url is missing.")]
    [InlineData("bootstrap.sh --environment prod --subscription s --groups rg --issuer i --subject j", "bootstrap.sh: --groups is NAME=REGION,NAME=REGION.")]
    [InlineData("register-app.sh --environment Production", "register-app.sh: --environment is two to eight small letters.")]
    [InlineData("make-agents.sh --resource-group g --pool p --organization firm --project q", "make-agents.sh: --organization is https://dev.azure.com/NAME.")]
    [InlineData("grant-roles.sh --app-id a --principal p --roles Everything!", "grant-roles.sh: --roles is ROLE,ROLE.")]
    public async Task Script_WithWhatCannotBeMeant_Ends2WithOneLine(string call, string reason)
    {
        var run = await RunAsync(call);

        Assert.Equal((2, reason), (run.ExitCode, Assert.Single(run.ErrorLines)));
        Assert.Empty(_tools.Calls);
    }

    [Theory]
    [MemberData(nameof(RunbookSamples.Calls), MemberType = typeof(RunbookSamples))]
    public async Task DryRun_CallsNothing_AndShowsWhatItWouldDo(string call, string[] commands)
    {
        var run = await RunAsync(call + " --dry-run");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(_tools.Calls);
        var shown = run.OutputLines.Where(line => line.StartsWith("az ", StringComparison.Ordinal) || line.StartsWith("dotnet ", StringComparison.Ordinal)).ToList();
        Assert.Superset(commands.Select(Anonymous).ToHashSet(), shown.Select(Anonymous).ToHashSet());
        Assert.All(run.OutputLines.Except(shown), line => Assert.DoesNotMatch("is done|has the new|served by|written in|books alone", line));
    }

    [Theory]
    [MemberData(nameof(RunbookSamples.Calls), MemberType = typeof(RunbookSamples))]
    public async Task Run_CarriesOutTheCommandsAndOnlyAsksBesides(string call, string[] commands)
    {
        var run = await RunAsync(call);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(commands.Select(Filled), _tools.Calls.Where(line => !Question().IsMatch(line)));
        // What a person is shown is what happens.
        Assert.All(commands, command => Assert.Contains(Filled(command), run.OutputLines));
    }

    [Fact]
    public async Task LiveDrill_GoesThereAndBack()
    {
        using var tools = new FakeTools([("roleType=='Primary'", "North Europe"), .. RunbookSamples.Answers]);

        var run = await Bash.RunAsync(
            tools.Environment, $"{RunbookScript.Folder}/drill.sh", "--resource-group", "rg-2", "--shared-resource-group", "rg-shared", "--from", "northeurope", "--to", "northeurope", "--live");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(2, tools.Calls.Count(line => line.Contains("namespace failover", StringComparison.Ordinal) && line.EndsWith("--force false", StringComparison.Ordinal)));
        Assert.DoesNotContain(tools.Calls, line => line.Contains("--force true", StringComparison.Ordinal) || line.Contains("offline-region", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Waiting_ThatEndsInVain_Ends1()
    {
        using var tools = new FakeTools([("MessageCount", "7")]);

        var run = await Bash.RunAsync(tools.Environment, $"{RunbookScript.Folder}/drain.sh", "--resource-group", "g", "--namespace", "n", "--seconds", "0");

        Assert.Equal((1, "drain.sh: after 0 seconds it is still '7' and not '0'."), (run.ExitCode, run.ErrorLines[^1]));
    }

    [Fact]
    public async Task Script_ThatGetsNoAnswerItNeeds_Ends1AndChangesNothing()
    {
        using var tools = new FakeTools();

        var run = await Bash.RunAsync(tools.Environment, $"{RunbookScript.Folder}/consumption.sh", "--action", "pause", "--resource-group", "g");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("consumption.sh: there is no answer to: az deployment group show --resource-group g ", run.ErrorLines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(tools.Calls, call => call.Contains("appsettings", StringComparison.Ordinal));
    }

    private Task<Bash> RunAsync(string call)
    {
        var arguments = Filled(call).Split(' ');
        return Bash.RunAsync(_tools.Environment, [Path.Combine(RunbookScript.Folder, arguments[0]), .. arguments[1..]]);
    }

    private string Filled(string text) => text.Replace("TEMP", _folder.FullName, StringComparison.Ordinal).Replace("ROOT", Repository.Root, StringComparison.Ordinal);

    /// <summary>A dry run does not know what Azure would answer, and shows a word in its place.</summary>
    private string Anonymous(string text) => Filled(text)
        .Replace("/namespace", "a-service-principal", StringComparison.Ordinal)
        .Replace("https://first/callback", "known-addresses", StringComparison.Ordinal);

    [GeneratedRegex(@"^az ([a-z ]+ (show|list|exists|get-access-token)|rest --method get) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();
}

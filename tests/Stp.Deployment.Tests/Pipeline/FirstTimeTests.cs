using System.Runtime.Versioning;
using System.Text.Json;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>The scripts of the first time: who may do what, and what people sign in to.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FirstTimeTests : IDisposable
{
    private const string Bootstrap = "bootstrap.sh --environment prod --subscription s --groups rg-1=westeurope,rg-2=northeurope --issuer https://issuer --subject who";
    private const string Register = "register-app.sh --environment prod";

    private static readonly string[] Groups = ["rg-1", "rg-2"];
    private static readonly string[] Roles = ["Contributor", "Storage\\ Blob\\ Data\\ Contributor", "Role\\ Based\\ Access\\ Control\\ Administrator"];

    private readonly FakeTools _tools = new(RunbookSamples.Answers);

    public void Dispose() => _tools.Dispose();

    [Theory]
    [InlineData(Bootstrap + " --operators a-group --hub-network /hub", "a-principal ServicePrincipal, a-group Group", "Network\\ Contributor /hub")]
    [InlineData(Bootstrap, "a-principal ServicePrincipal", null)]
    public async Task Bootstrap_LetsThePipelineAndTheOperatorsWorkInTheirGroupsAlone(string call, string workers, string? hub)
    {
        var run = await RunAsync(call);

        Assert.True(run.ExitCode == 0, run.Error);
        string[] rights =
        [
            .. from resources in Groups
            from role in Roles
            select $"{role} /subscriptions/s/resourceGroups/{resources}",
            .. hub is null ? (string[])[] : [hub],
        ];
        Assert.Equal(
            from worker in workers.Split(", ") from right in rights orderby worker, right select $"{worker} {right}",
            Grants().Order(StringComparer.Ordinal));
        Assert.EndsWith("Identity of the pipeline: client id a-client, object id a-principal.", run.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoleThatGivesRoles_IsBoundToThoseOfTheTemplate_AndNoOtherIsBound()
    {
        await RunAsync(Bootstrap);

        Assert.All(_tools.Calls.Where(IsGrant), call =>
            Assert.Equal(call.Contains("Access\\ Control", StringComparison.Ordinal), call.Contains("--condition-version 2.0", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Bootstrap)]
    [InlineData(Register)]
    public async Task DryRun_CallsNothing_AndShowsWhatARunDoes(string call)
    {
        var shown = await RunAsync(call + " --dry-run");
        Assert.Equal((0, 0), (shown.ExitCode, _tools.Calls.Count));

        var run = await RunAsync(call);

        Assert.Equal(run.OutputLines, shown.OutputLines);
        Assert.Equal(_tools.Calls.Where(line => !line.Contains(" show ", StringComparison.Ordinal) && !line.Contains(" list ", StringComparison.Ordinal)), shown.OutputLines.SkipLast(1));
    }

    /// <summary>Without version 2 of tokens, and without trust in the Azure CLI, only the pages could be used.</summary>
    [Fact]
    public async Task App_TakesTokensOfVersion2_AndTheAzureCliMayAskForThem()
    {
        using var tools = new FakeTools(("[0].appId", "an-app"));

        var run = await Bash.RunAsync(tools.Environment, $"{RunbookScript.Folder}/register-app.sh", "--environment", "prod", "--dry-run");

        var bodies = run.OutputLines.Where(line => line.Contains("--body", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(Unescaped(line.Split("--body ")[1])).RootElement.GetProperty("api")).ToList();
        Assert.Equal([2, 2], bodies.Select(api => api.GetProperty("requestedAccessTokenVersion").GetInt32()));
        var permission = bodies[0].GetProperty("oauth2PermissionScopes")[0].GetProperty("id").GetString();
        Assert.False(bodies[0].TryGetProperty("preAuthorizedApplications", out _));
        var trusted = bodies[1].GetProperty("preAuthorizedApplications")[0];
        Assert.Equal(permission, trusted.GetProperty("delegatedPermissionIds")[0].GetString());
        var client = trusted.GetProperty("appId").GetString()!;
        Assert.All(Repository.Files("bicep", "*.bicepparam"), file => Assert.Contains($"clients: ['{client}'", Repository.Read(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task AppThatIsThereAlready_GetsNoSecondPrincipal()
    {
        using var tools = new FakeTools([("appId eq 'an-app'", "a-service-principal"), .. RunbookSamples.Answers]);

        await Bash.RunAsync(tools.Environment, $"{RunbookScript.Folder}/register-app.sh", "--environment", "prod");

        Assert.DoesNotContain(tools.Calls, call => call.StartsWith("az ad sp create", StringComparison.Ordinal));
    }

    /// <summary>Azure refuses another month for a budget that is there, so that no deployment after its month would succeed.</summary>
    [Theory]
    [InlineData("2026-08-01T00:00:00Z", "2026-08-01")]
    [InlineData("", null)]
    public async Task Budget_KeepsTheMonthInWhichItWasMade(string found, string? month)
    {
        using var tools = new FakeTools(("Microsoft.Consumption/budgets", found));

        var before = TimeProvider.System.GetUtcNow();
        var run = await Bash.RunAsync(tools.Environment, $"{RunbookScript.Folder}/deploy-stamp.sh", "--environment", "prod", "--stamp", "2", "--resource-group", "rg-2");
        var after = TimeProvider.System.GetUtcNow();

        var expected = new[] { before, after }.Select(now => $"export STP_STAMP=2 STP_BUDGET_START={month ?? $"{now:yyyy-MM}-01"}");
        Assert.Contains(run.OutputLines[0], expected);
    }

    private static bool IsGrant(string call) => call.StartsWith("az role assignment create ", StringComparison.Ordinal);

    private static string Unescaped(string shell) => shell.Replace("\\", "", StringComparison.Ordinal);

    /// <summary>Whom each role was given to, and where.</summary>
    private IEnumerable<string> Grants() => _tools.Calls.Where(IsGrant).Select(call =>
    {
        string After(string option) => call.Split($" {option} ")[1].Split(" --")[0];
        return $"{After("--assignee-object-id")} {After("--assignee-principal-type")} {After("--role")} {After("--scope")}";
    });

    private Task<Bash> RunAsync(string call)
    {
        var arguments = call.Split(' ');
        return Bash.RunAsync(_tools.Environment, [Path.Combine(RunbookScript.Folder, arguments[0]), .. arguments[1..]]);
    }
}

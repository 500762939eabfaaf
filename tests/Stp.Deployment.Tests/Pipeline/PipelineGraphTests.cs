namespace Stp.Deployment.Tests.Pipeline;

/// <summary>Which stage runs after which, and when.</summary>
public sealed class PipelineGraphTests
{
    private const string RollBack = "eng/azure/roll-back.sh", Smoke = "eng/azure/smoke.sh", DeployStamp = "eng/azure/deploy-stamp.sh", DeployPackage = "eng/azure/deploy-package.sh";

    /// <summary>The environment that is set up to ask people; docs/operations.md says so.</summary>
    private const string Approved = "stp-prod";

    private static IEnumerable<PipelineStage> Deploying => PipelineStage.All.Where(stage => stage.Environments.Count > 0);

    [Fact]
    public void Stages_AreTheseInThisOrder() =>
        Assert.Equal(["build", "preview_test", "test", "preview_prod", "prod_1", "prod_2", "drill"], PipelineStage.All.Select(stage => stage.Name));

    [Fact]
    public void Stages_DependOnStagesThatExist_AndNeverOnThemselves() => Assert.All(PipelineStage.All, stage =>
    {
        Assert.All(stage.DependsOn, name => Assert.Contains(name, PipelineStage.All.Select(other => other.Name)));
        Assert.DoesNotContain(stage.Name, stage.Ancestors());
    });

    [Fact]
    public void Everything_ComesAfterBuildAndTests() =>
        Assert.All(PipelineStage.All.Skip(1), stage => Assert.Contains("build", stage.Ancestors()));

    [Fact]
    public void Production_ComesAfterTheTestEnvironment_APreview_AndAnApproval()
    {
        var production = Deploying.Where(stage => stage.Steps.Any(step => string.Join(' ', step.Arguments).Contains("--environment prod", StringComparison.Ordinal))).ToList();

        Assert.Equal(["prod_1", "prod_2"], production.Select(stage => stage.Name));
        Assert.All(production, stage =>
        {
            Assert.Superset(new HashSet<string> { "test", "preview_prod" }, stage.Ancestors().ToHashSet());
            Assert.Contains(Approved, stage.Ancestors().Append(stage.Name).SelectMany(name => PipelineStage.Named(name).Environments));
        });
        Assert.Contains(Approved, Repository.Read("docs/operations.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Deployments_AreOfMain_AndNeverOnTheSchedule() =>
        Assert.All(PipelineStage.All.Where(stage => stage.Steps.Any(step => step.ScriptPath == DeployStamp)), stage => Assert.Equal(
            "and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'), ne(variables['Build.Reason'], 'Schedule'))", stage.Condition));

    [Fact]
    public void Drill_IsOnTheScheduleAlone_AndMovesNothing()
    {
        var drill = PipelineStage.Named("drill");

        Assert.Equal("and(succeeded(), eq(variables['Build.Reason'], 'Schedule'))", drill.Condition);
        Assert.DoesNotContain("--live", Assert.Single(drill.Steps, step => step.ScriptPath is not null).Arguments);
    }

    [Fact]
    public void Deployments_EndWithACanary_AndGoBackWhereTheyFail() => Assert.All(Deploying, stage =>
    {
        string[] Scripts(string hook) => [.. stage.Steps.Where(step => step.Hook == hook && step.ScriptPath is not null).Select(step => step.ScriptPath!)];

        Assert.Equal([DeployStamp, DeployPackage], Scripts("deploy"));
        Assert.Equal([Smoke], Scripts("postRouteTraffic"));
        Assert.Equal([RollBack, Smoke], Scripts("failure"));
        Assert.Contains("##vso[task.complete result=Failed;]", stage.Steps.Last(step => step.Hook == "failure").What, StringComparison.Ordinal);
    });

    [Fact]
    public void RollBack_RunsOnlyOnFailure() => Assert.All(
        PipelineStage.All.SelectMany(stage => stage.Steps).Where(step => step.ScriptPath == RollBack || step.What.Contains("roll-back", StringComparison.Ordinal)),
        step => Assert.Equal("failure", step.Hook));

    [Fact]
    public void Previews_ChangeNothing() => Assert.All(
        PipelineStage.All.Where(stage => stage.Name.StartsWith("preview", StringComparison.Ordinal)),
        stage => Assert.Contains("--what-if", Assert.Single(stage.Steps, step => step.ScriptPath is not null).Arguments));
}

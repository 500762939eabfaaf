using Stp.Functions.Hosting;

namespace Stp.Functions.Tests.Orchestrations;

/// <summary>Orchestrators run again from their journal, so their code may depend on nothing but what their context gives.</summary>
public sealed class OrchestratorScanTests
{
    [Fact]
    public void Orchestrators_of_the_app_depend_on_their_context_alone() =>
        Assert.Empty(OrchestratorScan.Orchestrators(typeof(StpServices).Assembly).SelectMany(OrchestratorScan.Offences));

    [Fact]
    public void Orchestrator_that_keeps_to_its_context_is_accepted() => Assert.Empty(OffencesOf(typeof(PlantedOffenders.Clean)));

    [Theory]
    [InlineData(typeof(PlantedOffenders.Clock), "TimeProvider.GetUtcNow")]
    [InlineData(typeof(PlantedOffenders.NewId), "Guid.NewGuid")]
    [InlineData(typeof(PlantedOffenders.Dice), "Random.Next")]
    [InlineData(typeof(PlantedOffenders.Delay), "Task.Delay")]
    [InlineData(typeof(PlantedOffenders.InLambda), "Guid.NewGuid")]
    [InlineData(typeof(PlantedOffenders.InHelper), "Helper.Name uses System.Environment.get_MachineName")]
    [InlineData(typeof(PlantedOffenders.InIterator), "File.ReadAllText")]
    [InlineData(typeof(PlantedOffenders.Service), "IService.ReadAsync: only tasks of the context")]
    [InlineData(typeof(PlantedOffenders.Web), "HttpClient.GetStringAsync")]
    [InlineData(typeof(PlantedOffenders.NoContext), "ConfigureAwait")]
    [InlineData(typeof(PlantedOffenders.OtherThread), "Task.Run")]
    [InlineData(typeof(PlantedOffenders.TimedWait), "WaitForExternalEvent")]
    [InlineData(typeof(PlantedOffenders.TimedToken), "CancellationTokenSource..ctor")]
    public void Orchestrator_that_depends_on_something_else_is_told(Type offender, string offence) =>
        Assert.Contains(OffencesOf(offender), sentence => sentence.Contains(offence, StringComparison.Ordinal));

    private static IEnumerable<string> OffencesOf(Type type) => Assert.Single(OrchestratorScan.Orchestrators(type).Select(OrchestratorScan.Offences));
}

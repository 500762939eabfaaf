using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Durable;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Hosting;
using Stp.Embedded.Storage;
using Stp.Embedded.Tests.Hosting;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Orchestrations as part of a whole host.</summary>
public sealed class DurableHostTests : IDisposable
{
    private static readonly Type[] Functions = [typeof(SampleOrchestrations), typeof(Starter)];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-durable-host-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Function_of_another_trigger_starts_an_orchestration_and_reads_its_state()
    {
        await using var host = await HostUnderTest.StartAsync(new Probe(), Functions);

        using var response = await host.Http.PostAsync(new Uri("api/sequences/one?step=a&step=b", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("a+b", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Of_two_processes_one_runs_the_orchestrations_and_the_other_takes_over_when_it_ends()
    {
        Probe first = new(), second = new();
        await using var two = await StartAfterAsync(first, second);

        await RunAsync(two, "b");

        Assert.Equal(["a"], first.Runs.Keys);
        Assert.Equal(["b"], second.Runs.Keys);
    }

    [Fact]
    public async Task Engine_that_is_disposed_while_it_starts_reports_no_fault()
    {
        var critical = new ConcurrentQueue<string>();
        await using var store = SqliteStore.Open(Path.Combine(_folder.FullName, "stp.db"));
        var durable = await DurableStore.OpenAsync(store);
        for (var round = 0; round < 50; round++)
        {
            var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(new CriticalLoggers(critical)));
            services.AddSingleton(TimeProvider.System).AddSingleton(durable);
            services.AddDurable(FunctionCatalog.Discover([], Functions), new EmbeddedHostOptions { DataDirectory = _folder.FullName });
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<DurableEngine>().StartAsync(CancellationToken.None);
        }

        Assert.Empty(critical);
    }

    [Fact]
    public async Task Orchestrator_with_a_parameter_that_nothing_fills_is_refused()
    {
        var fault = await Assert.ThrowsAsync<StartupException>(() => HostUnderTest.StartAsync(new Probe(), [typeof(Unbound)]));

        Assert.Contains("'Unbound'", fault.Message);
        Assert.Contains("'second'", fault.Message);
    }

    [Fact]
    public async Task Two_activities_of_one_name_are_refused()
    {
        var fault = await Assert.ThrowsAsync<StartupException>(
            () => HostUnderTest.StartAsync(new Probe(), [typeof(SampleOrchestrations), typeof(EchoAgain)]));

        Assert.Contains("'echo'", fault.Message);
    }

    /// <summary>A host that has started while another one ran, which has run something for it and has ended.</summary>
    private async Task<HostUnderTest> StartAfterAsync(Probe first, Probe second)
    {
        await using var one = await StartAsync(first);
        var two = await StartAsync(second);
        await RunAsync(two, "a");
        return two;
    }

    private Task<HostUnderTest> StartAsync(Probe probe) =>
        HostUnderTest.StartAsync(probe, Functions, options => options with { DataDirectory = _folder.FullName });

    private static async Task RunAsync(HostUnderTest host, string step)
    {
        var client = host.Host.Services.GetRequiredService<DurableTaskClient>();
        var id = await client.ScheduleNewOrchestrationInstanceAsync("Sequence", new[] { step });
        await client.WaitForInstanceCompletionAsync(id);
    }

    public static class Starter
    {
        [Function("Start")]
        public static async Task<IResult> StartAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sequences/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client)
        {
            await client.ScheduleNewOrchestrationInstanceAsync("Sequence", request.Query["step"].ToArray(), new StartOrchestrationOptions(id));
            var end = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, request.HttpContext.RequestAborted);
            return TypedResults.Text(end.ReadOutputAs<string>());
        }
    }

    public static class Unbound
    {
        [Function("Unbound")]
        public static string Run([ActivityTrigger] string first, int second) => $"{first}{second}";
    }

    public static class EchoAgain
    {
        [Function("Echo2")]
        public static string Run([ActivityTrigger(Activity = "echo")] string input) => input;
    }
}

using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Durable;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Durable.Orchestrations;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Runs orchestrators of today through journals of yesterday.</summary>
internal static class JournalReplay
{
    /// <summary>
    /// The first point at which the code of the orchestrator does something else than the journal has, as a sentence that names the entry;
    /// null where it does the same to the end.
    /// </summary>
    /// <param name="journal">What <see cref="DurableUnderTest.Journal"/> gave.</param>
    /// <param name="functions">Classes with the orchestrators; activities are not called.</param>
    /// <param name="services">What the classes are made with.</param>
    public static string? Disagreement(string journal, IReadOnlyList<Type> functions, Action<IServiceCollection>? services = null)
    {
        var container = new ServiceCollection().AddLogging();
        services?.Invoke(container);
        using var provider = container.BuildServiceProvider();
        var payloads = new Payloads(
            new JsonDataConverter(new System.Text.Json.JsonSerializerOptions { PropertyNameCaseInsensitive = true }), new DurableOptions());
        var events = JournalText.Read(journal);
        var orchestrators = new DurableFunctions(FunctionCatalog.Discover([], functions), payloads, provider);
        var loggers = provider.GetRequiredService<ILoggerFactory>();
        var isForeign = false;
        var execution = new OrchestrationExecution(
            orchestrators.Orchestrator(events.OfType<ExecutionStarted>().First().Name),
            payloads,
            owner => new EmbeddedOrchestrationContext(owner, payloads, loggers),
            () => isForeign = true);
        try
        {
            execution.Replay(events);
            return isForeign ? new ForeignAwaitException().Message : null;
        }
        catch (NonDeterministicOrchestrationException fault)
        {
            return fault.Message;
        }
    }
}

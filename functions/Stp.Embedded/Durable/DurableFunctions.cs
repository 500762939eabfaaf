using Microsoft.Azure.Functions.Worker;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Durable;

/// <summary>The orchestrators and activities of a host by name; case does not matter.</summary>
internal sealed class DurableFunctions
{
    private readonly Dictionary<string, OrchestrationFunction> _orchestrators;
    private readonly Dictionary<string, ActivityFunction> _activities;

    /// <summary>Takes those of the functions that orchestrations are made of.</summary>
    /// <exception cref="StartupException">Nothing can fill a parameter, or two have one name.</exception>
    public DurableFunctions(IEnumerable<FunctionMethod> functions, Payloads payloads, IServiceProvider services)
    {
        var all = functions.ToList();
        _orchestrators = ByName(
            all.Where(function => function.Trigger is OrchestrationTriggerAttribute).Select(function => new OrchestrationFunction(function, payloads, services)),
            function => function.Name);
        _activities = ByName(
            all.Where(function => function.Trigger is ActivityTriggerAttribute).Select(function => new ActivityFunction(function, payloads, services)),
            function => function.Name);
    }

    /// <summary>The orchestrator of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public OrchestrationFunction Orchestrator(string name) =>
        _orchestrators.GetValueOrDefault(name) ?? throw new InvalidOperationException($"There is no orchestrator function '{name}'.");

    /// <summary>The activity of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ActivityFunction Activity(string name) =>
        _activities.GetValueOrDefault(name) ?? throw new InvalidOperationException($"There is no activity function '{name}'.");

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> functions, Func<T, string> name)
    {
        var byName = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var function in functions)
        {
            if (!byName.TryAdd(name(function), function))
            {
                throw new StartupException($"Two durable functions have the name '{name(function)}'.");
            }
        }

        return byName;
    }
}

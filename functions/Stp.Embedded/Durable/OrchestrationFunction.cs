using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Durable;

/// <summary>A function with an orchestration trigger.</summary>
internal sealed class OrchestrationFunction
{
    private readonly FunctionMethod _function;
    private readonly IServiceProvider _services;
    private readonly ParameterBinder<(TaskOrchestrationContext Context, string? Input)> _binder;

    public OrchestrationFunction(FunctionMethod function, Payloads payloads, IServiceProvider services)
    {
        (_function, _services) = (function, services);
        _binder = new ParameterBinder<(TaskOrchestrationContext Context, string? Input)>(function, parameter => Bind(parameter, payloads));
    }

    /// <summary>The name under which it is called.</summary>
    public string Name => ((OrchestrationTriggerAttribute)_function.Trigger).Orchestration ?? _function.Name;

    /// <summary>Runs it; gives what it returns.</summary>
    public async Task<object?> InvokeAsync(TaskOrchestrationContext context, string? input)
    {
        await using var scope = _services.CreateAsyncScope();
        var invocation = new EmbeddedFunctionContext(_function.Definition, scope.ServiceProvider, CancellationToken.None);
        return await _function.InvokeAsync(scope.ServiceProvider, _binder.Arguments((context, input), invocation));
    }

    /// <summary>As in the real worker, a parameter that nothing else fills is the input.</summary>
    private static Func<(TaskOrchestrationContext Context, string? Input), object?> Bind(ParameterInfo parameter, Payloads payloads) =>
        parameter.ParameterType == typeof(TaskOrchestrationContext)
            ? static given => given.Context
            : given => payloads.Read(given.Input, parameter.ParameterType);
}

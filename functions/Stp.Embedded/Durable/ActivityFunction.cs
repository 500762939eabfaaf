using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Durable;

/// <summary>A function with an activity trigger.</summary>
internal sealed class ActivityFunction
{
    private readonly FunctionMethod _function;
    private readonly Payloads _payloads;
    private readonly IServiceProvider _services;
    private readonly ParameterBinder<string?> _binder;

    public ActivityFunction(FunctionMethod function, Payloads payloads, IServiceProvider services)
    {
        (_function, _payloads, _services) = (function, payloads, services);
        _binder = new ParameterBinder<string?>(function, Bind);
    }

    /// <summary>The name under which it is called.</summary>
    public string Name => ((ActivityTriggerAttribute)_function.Trigger).Activity ?? _function.Name;

    /// <summary>Runs it; gives the JSON of what it returns.</summary>
    /// <exception cref="ArgumentException">That is larger than allowed.</exception>
    public async Task<string?> InvokeAsync(string? input, CancellationToken abort)
    {
        await using var scope = _services.CreateAsyncScope();
        var invocation = new EmbeddedFunctionContext(_function.Definition, scope.ServiceProvider, abort);
        var output = await _function.InvokeAsync(scope.ServiceProvider, _binder.Arguments(input, invocation));
        return _payloads.Write(output, $"The output of activity '{Name}'");
    }

    /// <summary>By place and not by reference: two threads that ask a method for its parameters the first time may each be given objects of their own.</summary>
    private Func<string?, object?>? Bind(ParameterInfo parameter) =>
        parameter.Position == _function.TriggerParameter.Position ? input => _payloads.Read(input, parameter.ParameterType) : null;
}

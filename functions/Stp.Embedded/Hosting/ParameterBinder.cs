using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Stp.Embedded.Hosting;

/// <summary>Makes the arguments of a function from what its trigger gives.</summary>
/// <typeparam name="TInput">What the trigger gives.</typeparam>
internal sealed class ParameterBinder<TInput>
{
    private readonly Func<TInput, FunctionContext, object?>[] _sources;

    /// <summary>Looks for something to fill each parameter.</summary>
    /// <param name="function">The function.</param>
    /// <param name="bind">How the trigger fills a parameter; null for one that it cannot fill.</param>
    /// <exception cref="StartupException">Nothing can fill a parameter.</exception>
    public ParameterBinder(FunctionMethod function, Func<ParameterInfo, Func<TInput, object?>?> bind) =>
        _sources = [.. function.Method.GetParameters().Select(parameter => Source(function, parameter, bind))];

    public object?[] Arguments(TInput input, FunctionContext context) => Array.ConvertAll(_sources, source => source(input, context));

    private static Func<TInput, FunctionContext, object?> Source(
        FunctionMethod function, ParameterInfo parameter, Func<ParameterInfo, Func<TInput, object?>?> bind)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return static (_, context) => context;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return static (_, context) => context.CancellationToken;
        }

        if (parameter.IsDefined(typeof(DurableClientAttribute)) && parameter.ParameterType == typeof(DurableTaskClient))
        {
            return static (_, context) => context.InstanceServices.GetRequiredService<DurableTaskClient>();
        }

        var own = bind(parameter) ?? throw new StartupException(
            $"Function '{function.Name}': nothing fills the parameter '{parameter.Name}' of type {parameter.ParameterType}.");
        return (input, _) => own(input);
    }
}

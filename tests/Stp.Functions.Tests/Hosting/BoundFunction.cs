using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Stp.Functions.Hosting;

namespace Stp.Functions.Tests.Hosting;

/// <summary>A function as the worker and the host see it: by its attributes.</summary>
/// <param name="Name">What the host calls it.</param>
/// <param name="Method">The method behind it.</param>
/// <param name="Input">The parameter that the trigger fills.</param>
/// <param name="Trigger">The trigger.</param>
internal sealed record BoundFunction(string Name, MethodInfo Method, ParameterInfo Input, TriggerBindingAttribute Trigger)
{
    /// <summary>Every function of the function app.</summary>
    public static IReadOnlyList<BoundFunction> All { get; } =
    [
        .. typeof(StpServices).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .Select(Of)
            .OrderBy(function => function.Name, StringComparer.Ordinal),
    ];

    public IEnumerable<ParameterInfo> Others => Method.GetParameters().Where(parameter => parameter != Input);

    /// <summary>Those with a trigger of a kind.</summary>
    public static IEnumerable<(BoundFunction Function, TTrigger Trigger)> With<TTrigger>()
        where TTrigger : TriggerBindingAttribute =>
        All.Where(function => function.Trigger is TTrigger).Select(function => (function, (TTrigger)function.Trigger));

    public override string ToString() => Name;

    private static BoundFunction Of(MethodInfo method)
    {
        var (input, trigger) = method.GetParameters()
            .Select(parameter => (parameter, Trigger: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Single(pair => pair.Trigger is not null);
        return new BoundFunction(method.GetCustomAttribute<FunctionAttribute>()!.Name, method, input, trigger!);
    }
}

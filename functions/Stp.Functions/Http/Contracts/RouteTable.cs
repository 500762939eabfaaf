using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Stp.Functions.Http.Contracts;

/// <summary>Every route there is, found where the Functions runtime finds it: at the triggers of the functions.</summary>
internal static class RouteTable
{
    private const string Property = "Contract";
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The routes of an assembly, by path and method.</summary>
    /// <exception cref="InvalidOperationException">A function with an HTTP trigger has no contract.</exception>
    public static IReadOnlyList<RouteEntry> Of(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           from method in type.GetMethods(Methods)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null)
           where function is not null && trigger is not null
           let contract = ContractOf(type) ?? throw Missing(function.Name, type)
           from verb in trigger.Methods ?? throw new InvalidOperationException($"Function {function.Name} names no HTTP method.")
           let entry = new RouteEntry(function.Name, verb.ToUpperInvariant(), "/" + (trigger.Route ?? function.Name), contract, type)
           orderby entry.Path, entry.Method
           select entry,
    ];

    /// <summary>Those that answer programs: what the description of the API has.</summary>
    public static IReadOnlyList<RouteEntry> OfApi(Assembly assembly) => [.. Of(assembly).Where(route => !route.Contract.IsPage)];

    /// <summary>The contract of a class of an HTTP function, or null.</summary>
    public static RouteContract? ContractOf(Type type) =>
        type.GetProperty(Property, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as RouteContract;

    private static InvalidOperationException Missing(string function, Type type) => new(
        $"Function {function} has an HTTP trigger and no contract. Give {type.FullName} a \"public static RouteContract {Property} {{ get; }}\" "
        + "and pass it to RouteGuard.RunAsync: it names the role, the parameters, the answers and the problems of the route.");
}

/// <summary>A method of a route.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">The path below the prefix, with its parameters in braces.</param>
/// <param name="Contract">What it is.</param>
/// <param name="Type">The class of the function.</param>
internal sealed record RouteEntry(string Function, string Method, string Path, RouteContract Contract, Type Type);

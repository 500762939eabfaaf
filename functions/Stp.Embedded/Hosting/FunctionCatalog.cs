using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Stp.Embedded.Hosting;

/// <summary>Finds the functions of assemblies, as the Functions runtime does from its generated metadata.</summary>
internal static class FunctionCatalog
{
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The functions of these assemblies and types, by name.</summary>
    /// <exception cref="StartupException">Two functions have one name, or a function has no trigger.</exception>
    public static IReadOnlyList<FunctionMethod> Discover(IEnumerable<Assembly> assemblies, IEnumerable<Type> types) =>
        Check(assemblies.SelectMany(assembly => assembly.GetTypes()).Concat(types).SelectMany(Discover));

    private static IEnumerable<FunctionMethod> Discover(Type type) =>
        from method in type.GetMethods(Methods)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select Read(function.Name, method);

    private static FunctionMethod Read(string name, MethodInfo method)
    {
        foreach (var parameter in method.GetParameters())
        {
            if (parameter.GetCustomAttribute<TriggerBindingAttribute>() is { } trigger)
            {
                return new FunctionMethod(name, method, parameter, trigger);
            }
        }

        throw new StartupException($"Function '{name}' ({method.DeclaringType}.{method.Name}) has no trigger.");
    }

    private static FunctionMethod[] Check(IEnumerable<FunctionMethod> found)
    {
        var functions = found.OrderBy(function => function.Name, StringComparer.Ordinal).ToArray();
        return functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new StartupException($"Two functions have the name '{twice.Key}'.")
            : functions;
    }
}

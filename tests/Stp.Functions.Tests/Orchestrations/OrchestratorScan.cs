using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;

namespace Stp.Functions.Tests.Orchestrations;

/// <summary>
/// Looks into the code of orchestrators, and of everything of their assembly that they call, for what a replay would not see again. Code of
/// other assemblies is not looked into: the domain is pure, and what the framework offers is judged by name.
/// </summary>
internal static class OrchestratorScan
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The orchestrators of an assembly.</summary>
    public static IEnumerable<MethodInfo> Orchestrators(Assembly assembly) => assembly.GetTypes().SelectMany(Orchestrators);

    /// <summary>The orchestrators of a class.</summary>
    public static IEnumerable<MethodInfo> Orchestrators(Type type) => type.GetMethods(All)
        .Where(method => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute))));

    /// <summary>One sentence for each thing that an orchestrator must not do.</summary>
    public static IReadOnlyList<string> Offences(MethodInfo orchestrator)
    {
        var offences = new List<string>();
        var seen = new HashSet<MethodBase> { orchestrator };
        var left = new Queue<MethodBase>(seen);
        while (left.TryDequeue(out var method))
        {
            foreach (var member in IlReader.Members(method).Concat(StateMachine(method)))
            {
                if (OwnCode(member, orchestrator.Module) is { } called)
                {
                    if (seen.Add(called))
                    {
                        left.Enqueue(called);
                    }
                }
                else if (OrchestratorRules.Objection(member) is { } objection)
                {
                    offences.Add($"{orchestrator.DeclaringType}.{orchestrator.Name}: {method.DeclaringType}.{method.Name} uses {member.DeclaringType}.{member.Name}: {objection}.");
                }
            }
        }

        return [.. offences.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The definition of a method with a body in this assembly; null for anything else.</summary>
    private static MethodBase? OwnCode(MemberInfo member, Module module) =>
        member is MethodBase method && method.Module == module && module.ResolveMethod(method.MetadataToken) is { } definition && definition.GetMethodBody() is not null
            ? definition : null;

    /// <summary>What an async method or an iterator really does stands in a class that the compiler makes.</summary>
    private static IEnumerable<MemberInfo> StateMachine(MethodBase method) =>
        method.GetCustomAttribute<StateMachineAttribute>() is { } machine
            ? machine.StateMachineType.GetMethods(All).Where(step => step.Name == "MoveNext") : [];
}

using System.Reflection;
using Microsoft.DurableTask;

namespace Stp.Functions.Tests.Orchestrations;

/// <summary>What an orchestrator must not call, because a replay would not see the same again.</summary>
internal static class OrchestratorRules
{
    /// <summary>Types of which nothing may be used.</summary>
    private static readonly HashSet<string> Types =
    [
        "System.TimeProvider", "System.Random", "System.Console", "System.Diagnostics.Stopwatch", "System.Security.Cryptography.RandomNumberGenerator",
        "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer", "System.Threading.PeriodicTimer",
        "System.Threading.Tasks.Parallel", "System.Threading.Tasks.TaskFactory",
    ];

    /// <summary>Beginnings of namespaces of which nothing may be used: all that reaches out of the process.</summary>
    private static readonly string[] Namespaces = ["System.IO", "System.Net", "System.Data", "Azure", "Microsoft.Azure.Cosmos", "Microsoft.DurableTask.Client"];

    private static readonly HashSet<string> Members =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.Threading.CancellationTokenSource.CancelAfter",
    ];

    /// <summary>What may be called of the types of tasks.</summary>
    private static readonly HashSet<string> TaskMembers = ["WhenAll", "WhenAny", "FromResult", "FromException", "FromCanceled", "get_CompletedTask"];

    private static readonly HashSet<Type> TaskTypes = [typeof(Task), typeof(Task<>), typeof(ValueTask), typeof(ValueTask<>)];

    /// <summary>Why a member may not be used; null where it may.</summary>
    public static string? Objection(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType;
        var name = $"{type?.FullName}.{member.Name}";
        return type is null ? null
            : Types.Contains(type.FullName ?? "") || Members.Contains(name) || IsEnvironment(type, member) ? "a replay would see something else"
            : Namespaces.Any(start => type.Namespace == start || type.Namespace?.StartsWith(start + ".", StringComparison.Ordinal) == true) ? "it reaches out of the orchestration"
            : member is not MethodBase method ? null
            : IsTimedWait(method) ? "the SDK gives an event that comes after such a wait to the wait that was given up: keep one wait, and race it with a timer"
            : method is ConstructorInfo && type == typeof(CancellationTokenSource) && method.GetParameters().Length > 0 ? "it runs by the clock"
            : method is MethodInfo called && IsForeignTask(type, called) ? "only tasks of the context may be awaited"
            : null;
    }

    private static bool IsEnvironment(Type type, MemberInfo member) => type == typeof(Environment) && member.Name != "get_NewLine";

    private static bool IsTimedWait(MethodBase method) =>
        method.DeclaringType == typeof(TaskOrchestrationContext)
        && method.Name == nameof(TaskOrchestrationContext.WaitForExternalEvent)
        && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(TimeSpan));

    /// <summary>A call that gives a task, but for those of the context, and for what only puts tasks together.</summary>
    private static bool IsForeignTask(Type type, MethodInfo called)
    {
        if (TaskTypes.Contains(Definition(type)))
        {
            return called.Name == nameof(Task.ConfigureAwait) || (IsTask(called.ReturnType) && !TaskMembers.Contains(called.Name));
        }

        var isOfCompiler = type.Namespace == "System.Runtime.CompilerServices";
        return IsTask(called.ReturnType) && type != typeof(TaskOrchestrationContext) && !isOfCompiler;
    }

    private static bool IsTask(Type type) => TaskTypes.Contains(Definition(type));

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}

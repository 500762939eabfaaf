using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Hosting;
using Stp.Functions.Messaging;

namespace Stp.Deployment.Tests.Code;

/// <summary>What the function app names of its surroundings, as its code has it.</summary>
internal static class AppCode
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly IReadOnlyList<MethodInfo> Methods =
        [.. typeof(StpServices).Assembly.GetTypes().SelectMany(type => type.GetMethods(All)).Where(method => method.IsDefined(typeof(FunctionAttribute)))];

    /// <summary>Names of the functions.</summary>
    public static IReadOnlyList<string> Functions { get; } = [.. Methods.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name)];

    /// <summary>The queues that functions wait for, without those of dead letters, and those that are sent to.</summary>
    public static IReadOnlySet<string> QueueNames { get; } = Triggers()
        .Select(trigger => trigger.QueueName!.Replace(Queues.DeadLetters, "", StringComparison.Ordinal))
        .Concat([Queues.DropCopy, Queues.TradeEvents])
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Prefixes of the connection settings of triggers.</summary>
    public static IReadOnlySet<string> Connections { get; } = Triggers().Select(trigger => trigger.Connection!).ToHashSet(StringComparer.Ordinal);

    /// <summary>The text of every source file of the product that is deployed.</summary>
    public static IReadOnlyList<string> Sources { get; } =
        [.. Repository.Files("functions/Stp.Functions", "*.cs").Concat(Repository.Files("functions/Stp.Domain", "*.cs")).Select(Repository.Read)];

    private static IEnumerable<ServiceBusTriggerAttribute> Triggers() =>
        Methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.GetCustomAttribute<ServiceBusTriggerAttribute>()).OfType<ServiceBusTriggerAttribute>();
}

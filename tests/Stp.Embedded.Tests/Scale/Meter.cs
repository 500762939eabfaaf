using System.Collections.Concurrent;

namespace Stp.Embedded.Tests.Scale;

/// <summary>Counts what Azure would count, or charge for, while something is done.</summary>
internal sealed class Meter
{
    /// <summary>Messages, not calls: a send, a delivery and a settlement of each.</summary>
    public const string Sent = "messages sent", Received = "messages received", Completed = "messages completed", Peeked = "queues looked at";

    /// <summary>Calls of functions: of HTTP, of a batch of a queue, of a timer.</summary>
    public const string Executions = "executions";

    /// <summary>Calls of Cosmos DB, and the operations inside batches, be they transactions or bulk requests.</summary>
    public const string Reads = "reads", Writes = "writes", BatchOperations = "operations in batches", QueryPages = "pages of queries";

    /// <summary>Calls of Tables.</summary>
    public const string Tables = "calls of Tables";

    private readonly ConcurrentDictionary<string, double> _counts = new(StringComparer.Ordinal);

    public double this[string what] => _counts.GetValueOrDefault(what);

    public static string RequestUnits(string container) => "RU of " + container;

    /// <summary>Request units of every container.</summary>
    public double AllRequestUnits => _counts.Where(count => count.Key.StartsWith(RequestUnits(""), StringComparison.Ordinal)).Sum(count => count.Value);

    public void Add(string what, double amount = 1) => _counts.AddOrUpdate(what, amount, (_, before) => before + amount);

    public void Reset() => _counts.Clear();
}

using System.Collections.ObjectModel;
using Microsoft.Azure.Cosmos;

namespace Stp.Functions.Cosmos;

/// <summary>The Cosmos DB containers as the code expects them. The embedded process creates them from here; the Bicep template is held to the same.</summary>
internal static class StpContainers
{
    public const string Database = "stp";
    public const string Trades = "trades";
    public const string Positions = "positions";
    public const string Exceptions = "exceptions";
    public const string Feeds = "feeds";
    public const string Statements = "statements";
    public const string SettlementPrices = "settlement-prices";
    public const string EndOfDay = "eod";
    public const string Audit = "audit";
    public const string Idempotency = "idempotency";
    public const string Stamps = "stamps";

    /// <summary>Every container with its partition key, and the composite indexes that serve the queries: equal paths first, then the order.</summary>
    public static IReadOnlyList<ContainerProperties> All { get; } =
    [
        Container(Trades, ["/tradeKey"], ["/status", "/id"], ["/clearingDate", "/id"], ["/changedAt", "/id"]).Indexing("/accounts/[]/?"),
        // A position and its postings are one logical partition, so that one transactional batch covers both.
        Container(Positions, ["/account", "/instrument"], ["/type", "/account", "/id"], ["/type", "/bookedAt", "/id"]),
        Container(
            Exceptions, ["/exceptionId"], ["/type", "/receivedAt", "/exceptionId"], ["/type", "/review/status", "/receivedAt", "/exceptionId"],
            ["/type", "/review/status", "/cause", "/receivedAt", "/exceptionId"], ["/type", "/review/batch", "/review/status"]),
        Container(Feeds, ["/venue", "/session"], ["/venue", "/session", "/epoch"]),
        Container(Statements, ["/clearingFirm", "/date"], ["/type", "/date", "/clearingFirm", "/version"]),
        Container(SettlementPrices, ["/date"], ["/type", "/id"]),
        // Everything about one date is one logical partition, so that a signature and what it is given under are one transaction.
        Container(EndOfDay, ["/businessDate"], ["/type", "/businessDate", "/run"], ["/type", "/businessDate", "/id"]),
        Container(Audit, ["/month"], ["/at", "/id"], ["/subject", "/at", "/id"]),
        Container(Idempotency, ["/id"]),
        Container(Stamps, ["/id"]),
    ];

    /// <summary>Names a path that Cosmos DB indexes in any case, and the embedded gateway only where it is named.</summary>
    private static ContainerProperties Indexing(this ContainerProperties container, string path)
    {
        container.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = path });
        return container;
    }

    private static ContainerProperties Container(string id, string[] partitionKey, params string[][] compositeIndexes)
    {
        var properties = partitionKey.Length == 1
            ? new ContainerProperties(id, partitionKey[0])
            : new ContainerProperties(id, (IReadOnlyList<string>)partitionKey);
        foreach (var index in compositeIndexes)
        {
            properties.IndexingPolicy.CompositeIndexes.Add(new Collection<CompositePath>([.. index.Select(path => new CompositePath { Path = path })]));
        }

        // Raw messages and the parts of uploads are looked up by key and never searched, so indexing them would only cost request units.
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/trade/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/raw/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/items/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/result/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/json/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/answer/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/review/actions/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/deadLetters/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/before/*" });
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/after/*" });
        return properties;
    }
}

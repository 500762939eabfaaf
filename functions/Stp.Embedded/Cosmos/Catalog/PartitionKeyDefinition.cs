using System.Text.Json;
using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Catalog;

/// <summary>Where the partition key of a container's documents stands: one path, or up to three of a hierarchy.</summary>
internal sealed class PartitionKeyDefinition
{
    private const int MaxPaths = 3;

    private PartitionKeyDefinition(JsonPath[] paths, bool hierarchical)
    {
        Paths = paths;
        IsHierarchical = hierarchical;
        IsId = paths is [{ IsId: true }];
    }

    public JsonPath[] Paths { get; }

    /// <summary>Kind MultiHash: queries may name the first levels only.</summary>
    public bool IsHierarchical { get; }

    /// <summary>The key is the id itself, so that each document is its own partition.</summary>
    public bool IsId { get; }

    public static PartitionKeyDefinition Parse(JsonElement definition)
    {
        if (!definition.TryGetProperty("partitionKey", out var key) || !key.TryGetProperty("paths", out var paths) || paths.GetArrayLength() == 0)
        {
            throw GatewayFault.BadRequest("The container has no partition key paths.");
        }

        var kind = key.TryGetProperty("kind", out var given) ? given.GetString() : "Hash";
        var hierarchical = string.Equals(kind, "MultiHash", StringComparison.OrdinalIgnoreCase);
        if (!hierarchical && !string.Equals(kind, "Hash", StringComparison.OrdinalIgnoreCase))
        {
            throw GatewayFault.NotSupported($"partition keys of kind {kind}");
        }

        var parsed = paths.EnumerateArray().Select(path => JsonPath.FromSlashes(path.GetString()!)).ToArray();
        if (parsed.Length > (hierarchical ? MaxPaths : 1))
        {
            throw GatewayFault.BadRequest($"A partition key of kind {kind} cannot have {parsed.Length} paths.");
        }

        return new PartitionKeyDefinition(parsed, hierarchical);
    }
}

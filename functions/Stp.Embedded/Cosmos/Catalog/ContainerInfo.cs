using System.Text;
using System.Text.Json;
using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Catalog;

/// <summary>A container: what it was created as, and its table.</summary>
internal sealed class ContainerInfo
{
    /// <summary>Features that change what a stored document means; without them here, a container that asks for one is refused.</summary>
    private static readonly string[] Refused =
        ["defaultTtl", "ttlPropertyPath", "analyticalStorageTtl", "uniqueKeyPolicy", "computedProperties", "vectorEmbeddingPolicy", "fullTextPolicy", "clientEncryptionPolicy"];

    private readonly byte[] _definition;

    public ContainerInfo(string database, long databaseNumber, string id, long number, byte[] definition)
    {
        _definition = definition;
        Id = id;
        DatabaseNumber = databaseNumber;
        Number = number;
        ResourceId = Catalog.ResourceId.Container(databaseNumber, number);
        Link = $"dbs/{database}/colls/{id}";
        Self = $"dbs/{Catalog.ResourceId.Database(databaseNumber)}/colls/{ResourceId}/";
        using var json = JsonDocument.Parse(definition);
        RefuseUnsupported(json.RootElement);
        PartitionKey = PartitionKeyDefinition.Parse(json.RootElement);
        Indexing = IndexingPolicy.Parse(json.RootElement);
        Table = new ItemTable(this);
    }

    public string Id { get; }

    public long DatabaseNumber { get; }

    public long Number { get; }

    public string ResourceId { get; }

    /// <summary>Path by names, without a slash at either end.</summary>
    public string Link { get; }

    /// <summary>Path by resource ids, with a slash at the end.</summary>
    public string Self { get; }

    public string Tag => $"\"{Number:x16}\"";

    public PartitionKeyDefinition PartitionKey { get; }

    public IndexingPolicy Indexing { get; }

    public ItemTable Table { get; }

    /// <summary>The definition as it was sent, with the system properties of a container.</summary>
    public byte[] Json()
    {
        var text = Encoding.UTF8.GetString(_definition).TrimEnd();
        return Encoding.UTF8.GetBytes(
            $$"""{{text[..^1]}},"_rid":"{{ResourceId}}","_self":"{{Self}}","_etag":"\"{{Number:x16}}\"","_ts":0,"_docs":"docs/","_sprocs":"sprocs/","_triggers":"triggers/","_udfs":"udfs/","_conflicts":"conflicts/"}""");
    }

    private static void RefuseUnsupported(JsonElement definition)
    {
        foreach (var name in Refused)
        {
            if (definition.TryGetProperty(name, out var value) && !IsEmpty(value))
            {
                throw GatewayFault.NotSupported($"{name} of a container: {value.GetRawText()}");
            }
        }
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(property => IsEmpty(property.Value)),
        _ => false,
    };
}

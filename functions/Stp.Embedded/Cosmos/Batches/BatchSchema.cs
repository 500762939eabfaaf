using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace Stp.Embedded.Cosmos.Batches;

/// <summary>The schema of batch bodies, from the SDK itself, so that both ends always agree.</summary>
internal static class BatchSchema
{
    private const string Resource = "Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json";

    static BatchSchema()
    {
        using var stream = typeof(CosmosClient).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The Cosmos SDK has no resource {Resource}.");
        using var reader = new StreamReader(stream);
        var schema = Namespace.Parse(reader.ReadToEnd());
        Resolver = new LayoutResolverNamespace(schema);
        Result = Resolver.Resolve(schema.Schemas.Find(item => string.Equals(item.Name, "BatchResult", StringComparison.Ordinal))!.SchemaId);
    }

    public static LayoutResolverNamespace Resolver { get; }

    /// <summary>Layout of one answer.</summary>
    public static Layout Result { get; }

    /// <summary>Turns a failure of the row library into an exception.</summary>
    public static void Check(this Result result, string what)
    {
        if (result != Microsoft.Azure.Cosmos.Serialization.HybridRow.Result.Success)
        {
            throw GatewayFault.BadRequest($"The batch is malformed at {what}: {result}.");
        }
    }
}

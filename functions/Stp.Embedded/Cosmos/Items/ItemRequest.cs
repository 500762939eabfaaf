namespace Stp.Embedded.Cosmos.Items;

/// <summary>Makes an operation from the parts of a request, whichever way they came.</summary>
internal static class ItemRequest
{
    public static ItemOperation Build(ItemOperationKind kind, byte[]? id, byte[] partitionKey, PreparedItem? item, ReadOnlyMemory<byte> body, string? ifMatch, string? ifNoneMatch, bool minimal)
    {
        if (ifNoneMatch is not null && kind != ItemOperationKind.Read)
        {
            throw GatewayFault.NotSupported($"If-None-Match on {kind}");
        }

        if (id is null)
        {
            throw GatewayFault.BadRequest("The operation names no document.");
        }

        if (item is not null && !item.Id.AsSpan().SequenceEqual(id))
        {
            throw GatewayFault.BadRequest("The id of the document is not the one that the request names.");
        }

        return new ItemOperation
        {
            Kind = kind,
            Id = id,
            PartitionKey = partitionKey,
            Item = item,
            Patch = kind == ItemOperationKind.Patch ? JsonPatch.Parse(body) : null,
            IfMatch = ifMatch,
            IfNoneMatch = ifNoneMatch,
            Minimal = minimal,
        };
    }
}

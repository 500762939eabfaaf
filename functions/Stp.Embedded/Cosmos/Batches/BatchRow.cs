using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Batches;

/// <summary>One row of a batch as it stands on the wire.</summary>
internal struct BatchRow
{
    public ItemOperationKind Kind;
    public string? PartitionKey;
    public string? Id;
    public ReadOnlyMemory<byte> Body;
    public string? IfMatch;
    public string? IfNoneMatch;
    public bool Minimal;

    /// <summary>Takes the field at which the reader of <paramref name="record"/> stands.</summary>
    public void Take(ref RowReader reader, ReadOnlyMemory<byte> record)
    {
        var field = reader.Path.ToString();
        switch (field)
        {
            case "operationType":
                reader.ReadInt32(out var kind).Check(field);
                Kind = (ItemOperationKind)kind;
                break;
            case "resourceType":
                reader.ReadInt32(out var resource).Check(field);
                RefuseUnless(resource == 2, $"a batch on resource type {resource}");
                break;
            case "partitionKey":
                reader.ReadString(out PartitionKey).Check(field);
                break;
            case "id":
                reader.ReadString(out Id).Check(field);
                break;
            case "resourceBody":
                reader.ReadBinary(out ReadOnlySpan<byte> body).Check(field);
                // The reader gives a view of the record, whose place in it makes it one that may be kept.
                Body = record.Span.Overlaps(body, out var offset) ? record.Slice(offset, body.Length) : body.ToArray();
                break;
            case "ifMatch":
                reader.ReadString(out IfMatch).Check(field);
                break;
            case "ifNoneMatch":
                reader.ReadString(out IfNoneMatch).Check(field);
                break;
            case "minimalReturnPreference":
                reader.ReadBool(out Minimal).Check(field);
                break;
            default:
                throw GatewayFault.NotSupported($"the field {field} of a batch operation");
        }
    }

    private static void RefuseUnless(bool supported, string what)
    {
        if (!supported)
        {
            throw GatewayFault.NotSupported(what);
        }
    }
}

using System.Text;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Batches;

/// <summary>Reads the operations of a batch (HybridRow rows in RecordIO framing) and checks each.</summary>
internal static class BatchReader
{
    /// <summary>Reads a batch.</summary>
    /// <param name="body">The body of the request.</param>
    /// <param name="container">Where it goes.</param>
    /// <param name="partitionKey">The key of every operation, or null where each names its own.</param>
    /// <param name="maxOperations">How many operations there may be.</param>
    public static List<ItemOperation> Read(ReadOnlyMemory<byte> body, ContainerInfo container, byte[]? partitionKey, int maxOperations)
    {
        var operations = new List<ItemOperation>();
        var parser = default(RecordIOParser);
        for (var rest = body; !rest.IsEmpty;)
        {
            parser.Process(rest, out var production, out ReadOnlyMemory<byte> record, out var needed, out var consumed).Check($"record {operations.Count}");
            if (consumed == 0)
            {
                throw GatewayFault.BadRequest($"The batch ends inside a record; {needed} more bytes were expected.");
            }

            rest = rest[consumed..];
            if (production != RecordIOParser.ProductionType.Record)
            {
                continue;
            }

            if (operations.Count == maxOperations)
            {
                throw GatewayFault.BadRequest($"The batch has more than {maxOperations} operations.");
            }

            operations.Add(ReadOperation(record, container, partitionKey));
        }

        return operations;
    }

    private static ItemOperation ReadOperation(ReadOnlyMemory<byte> record, ContainerInfo container, byte[]? partitionKey)
    {
        var reader = new RowReader(record, HybridRowVersion.V1, BatchSchema.Resolver);
        var row = default(BatchRow);
        while (reader.Read())
        {
            row.Take(ref reader, record);
        }

        try
        {
            return Build(row, container, partitionKey);
        }
        catch (GatewayFault fault) when (fault.Status != System.Net.HttpStatusCode.NotImplemented)
        {
            return new ItemOperation { Kind = row.Kind, Refused = ItemResult.From(fault) };
        }
    }

    private static ItemOperation Build(BatchRow row, ContainerInfo container, byte[]? partitionKey)
    {
        var key = partitionKey ?? PartitionKeyText.FromHeader(row.PartitionKey ?? throw GatewayFault.BadRequest("An operation of the batch has no partition key."), container.PartitionKey);
        var writes = row.Kind is ItemOperationKind.Create or ItemOperationKind.Replace or ItemOperationKind.Upsert;
        var item = writes ? ItemReader.Prepare(row.Body, container, key) : null;
        var id = row.Id is null ? item?.Id : Encoding.UTF8.GetBytes(row.Id);
        return ItemRequest.Build(row.Kind, id, key, item, row.Body, row.IfMatch, row.IfNoneMatch, row.Minimal);
    }
}

using System.Text;
using Microsoft.Azure.Cosmos.Core;
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
            if (!Next(ref parser, ref rest, operations.Count, out var record))
            {
                continue;
            }

            if (operations.Count == maxOperations)
            {
                throw GatewayFault.BadRequest($"The batch has more than {maxOperations} operations.");
            }

            operations.Add(ReadOperation(ReadRow(record, operations.Count), container, partitionKey));
        }

        return operations;
    }

    /// <summary>Moves to the next frame; false where it holds no record.</summary>
    private static bool Next(ref RecordIOParser parser, ref ReadOnlyMemory<byte> rest, int place, out ReadOnlyMemory<byte> record)
    {
        try
        {
            parser.Process(rest, out var production, out record, out var needed, out var consumed).Check($"record {place}");
            rest = consumed > 0 ? rest[consumed..] : throw GatewayFault.BadRequest($"The batch ends inside a record; {needed} more bytes were expected.");
            return production == RecordIOParser.ProductionType.Record;
        }
        catch (Exception fault) when (IsMalformed(fault))
        {
            throw GatewayFault.BadRequest($"The batch is malformed at record {place}: {fault.Message}");
        }
    }

    private static BatchRow ReadRow(ReadOnlyMemory<byte> record, int place)
    {
        try
        {
            var reader = new RowReader(record, HybridRowVersion.V1, BatchSchema.Resolver);
            var row = default(BatchRow);
            while (reader.Read())
            {
                row.Take(ref reader, record);
            }

            return row;
        }
        catch (Exception fault) when (IsMalformed(fault))
        {
            throw GatewayFault.BadRequest($"The batch is malformed at record {place}: {fault.Message}");
        }
    }

    /// <summary>What the row library throws for bytes that are no row: it checks little before it reads.</summary>
    private static bool IsMalformed(Exception fault) =>
        fault is ContractViolationException or ArgumentException or IndexOutOfRangeException or InvalidOperationException or OverflowException;

    private static ItemOperation ReadOperation(BatchRow row, ContainerInfo container, byte[]? partitionKey)
    {
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

using System.Net;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Batches;

/// <summary>Writes the answers of a batch.</summary>
internal static class BatchWriter
{
    /// <summary>Bytes of an answer besides its document.</summary>
    private const int Overhead = 256;

    public static async Task<ReadOnlyMemory<byte>> WriteAsync(ContainerInfo container, IReadOnlyList<ItemResult> results)
    {
        var bodies = results.Select(result => Body(container, result)).ToArray();
        var buffer = new MemorySpanResizer<byte>(Overhead + bodies.Max(body => body.Length));
        using var output = new MemoryStream((results.Count * Overhead) + bodies.Sum(body => body.Length));
        var written = await output.WriteRecordIOAsync(default(Segment), Produce);
        written.Check("its answer");
        return output.GetBuffer().AsMemory(0, (int)output.Length);

        Result Produce(long index, out ReadOnlyMemory<byte> record)
        {
            record = default;
            if (index >= results.Count)
            {
                return Result.Success;
            }

            var row = new RowBuffer(buffer.Memory.Length, buffer);
            row.InitLayout(HybridRowVersion.V1, BatchSchema.Result, BatchSchema.Resolver);
            var result = RowWriter.WriteBuffer(ref row, new Answer(results[(int)index], bodies[index]), WriteAnswer);
            record = buffer.Memory[..row.Length];
            return result;
        }
    }

    private static ReadOnlyMemory<byte> Body(ContainerInfo container, ItemResult result)
    {
        if (result.Failed)
        {
            return result.Message is null ? default : GatewayResponse.ErrorBody(result.Status, result.Message);
        }

        return result.Json.IsEmpty ? default : SystemProperties.Join(container, result.Json.Span, result.Number, result.Tag, result.Timestamp);
    }

    private static Result WriteAnswer(ref RowWriter writer, TypeArgument type, Answer answer)
    {
        var (result, body) = answer;
        writer.WriteInt32("statusCode", (int)result.Status).Check("statusCode");
        if (result.SubStatus != 0)
        {
            writer.WriteInt32("subStatusCode", result.SubStatus).Check("subStatusCode");
        }

        if (result.Tag != 0)
        {
            writer.WriteString("eTag", ItemTag.Format(result.Tag)).Check("eTag");
        }

        if (!body.IsEmpty)
        {
            writer.WriteBinary("resourceBody", body.Span).Check("resourceBody");
        }

        if (result.Status == HttpStatusCode.FailedDependency)
        {
            return Result.Success;
        }

        return writer.WriteFloat64("requestCharge", result.Charge);
    }

    private readonly record struct Answer(ItemResult Result, ReadOnlyMemory<byte> Body);
}

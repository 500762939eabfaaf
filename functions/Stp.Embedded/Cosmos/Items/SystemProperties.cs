using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Stp.Embedded.Cosmos.Catalog;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>The properties that the service adds to a document: they are columns, and are joined to the text when it is read.</summary>
internal static class SystemProperties
{
    /// <summary>Bytes that the properties add at most, besides the links.</summary>
    private const int Overhead = 256;

    public static bool IsName(ref Utf8JsonReader property) =>
        property.ValueSpan is [(byte)'_', ..]
        && (property.ValueTextEquals("_rid"u8) || property.ValueTextEquals("_self"u8) || property.ValueTextEquals("_etag"u8)
            || property.ValueTextEquals("_attachments"u8) || property.ValueTextEquals("_ts"u8));

    /// <summary>A document without the system properties that it came with, because somebody read it, changed it and sent it back.</summary>
    public static byte[] Strip(ReadOnlySpan<byte> json)
    {
        var kept = new ArrayBufferWriter<byte>(json.Length);
        var reader = new Utf8JsonReader(json, ItemReader.Options);
        reader.Read();
        kept.Write("{"u8);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var drop = IsName(ref reader);
            var start = (int)reader.TokenStartIndex;
            reader.Read();
            reader.Skip();
            if (drop)
            {
                continue;
            }

            if (kept.WrittenCount > 1)
            {
                kept.Write(","u8);
            }

            kept.Write(json[start..(int)reader.BytesConsumed]);
        }

        kept.Write("}"u8);
        return kept.WrittenSpan.ToArray();
    }

    /// <summary>Writes a stored document with its system properties.</summary>
    public static void Write(IBufferWriter<byte> output, ContainerInfo container, ReadOnlySpan<byte> json, long number, long tag, long timestamp)
    {
        var rid = ResourceId.Document(container.DatabaseNumber, container.Number, number);
        output.Write(json[..^1]);
        output.Write(",\"_rid\":\""u8);
        WriteAscii(output, rid);
        output.Write("\",\"_self\":\""u8);
        WriteAscii(output, container.Self);
        output.Write("docs/"u8);
        WriteAscii(output, rid);
        output.Write("/\",\"_etag\":"u8);
        WriteTag(output, tag);
        output.Write(",\"_attachments\":\"attachments/\",\"_ts\":"u8);
        WriteInteger(output, timestamp);
        output.Write("}"u8);
    }

    /// <summary>A stored document with its system properties.</summary>
    public static ReadOnlyMemory<byte> Join(ContainerInfo container, ReadOnlySpan<byte> json, long number, long tag, long timestamp)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + Overhead);
        Write(output, container, json, number, tag, timestamp);
        return output.WrittenMemory;
    }

    /// <summary>Writes a tag as a JSON string, its quotes included.</summary>
    public static void WriteTag(IBufferWriter<byte> output, long tag)
    {
        output.Write("\"\\\""u8);
        var space = output.GetSpan(16);
        Utf8Formatter.TryFormat(tag, space, out var written, new StandardFormat('x', 16));
        output.Advance(written);
        output.Write("\\\"\""u8);
    }

    public static void WriteInteger(IBufferWriter<byte> output, long value)
    {
        var space = output.GetSpan(20);
        Utf8Formatter.TryFormat(value, space, out var written);
        output.Advance(written);
    }

    private static void WriteAscii(IBufferWriter<byte> output, string text)
    {
        var space = output.GetSpan(text.Length);
        output.Advance(Encoding.ASCII.GetBytes(text, space));
    }
}

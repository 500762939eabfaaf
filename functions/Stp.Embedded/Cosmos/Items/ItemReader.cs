using System.Buffers;
using System.Net;
using System.Text.Json;
using Stp.Embedded.Cosmos.Catalog;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>Checks a document in one pass over its bytes and finds what it is stored under. Its numbers are never parsed.</summary>
internal static class ItemReader
{
    /// <summary>The service's limit of a document.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const int MaxIdBytes = 1_023;

    /// <summary>Nesting that the service allows.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    private static readonly SearchValues<byte> ForbiddenInId = SearchValues.Create("/\\?#"u8);

    /// <summary>Checks a document.</summary>
    /// <param name="body">The text as sent.</param>
    /// <param name="container">Where it goes.</param>
    /// <param name="partitionKey">The key that the request names, or null where it names none.</param>
    public static PreparedItem Prepare(ReadOnlyMemory<byte> body, ContainerInfo container, byte[]? partitionKey)
    {
        if (body.Length > MaxBytes)
        {
            throw new GatewayFault(HttpStatusCode.RequestEntityTooLarge, $"The document has {body.Length} bytes; the limit is {MaxBytes}.");
        }

        try
        {
            return Check(Scan(body, container.Table.Read), container, partitionKey);
        }
        catch (JsonException fault)
        {
            throw GatewayFault.BadRequest("The document is not valid JSON: " + fault.Message);
        }
    }

    private static PreparedItem Check(Scanned document, ContainerInfo container, byte[]? partitionKey)
    {
        var levels = container.PartitionKey.Paths.Length;
        var own = PartitionKeyText.FromValues(document.Values.AsSpan(0, levels));
        if (partitionKey is not null && !own.AsSpan().SequenceEqual(partitionKey))
        {
            throw GatewayFault.BadRequest("The partition key of the document is not the one in the request's header.", SubStatus.PartitionKeyMismatch);
        }

        var arrays = container.Table.Arrays.Count;
        var indexed = new IndexedValue[document.Values.Length - levels - arrays];
        for (var i = 0; i < indexed.Length; i++)
        {
            var value = document.Values[levels + i];
            indexed[i] = value.IsEmpty ? default : IndexedValue.Read(value);
        }

        return new PreparedItem(document.Json, document.Id, own, indexed, arrays == 0 ? [] : document.Values[^arrays..]);
    }

    /// <summary>Reads the document once, and takes the values that are stored beside it on the way.</summary>
    private static Scanned Scan(ReadOnlyMemory<byte> body, JsonPath[] paths)
    {
        var reader = new Utf8JsonReader(body.Span, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw GatewayFault.BadRequest("A document must be a JSON object.");
        }

        byte[]? id = null;
        var values = new ReadOnlyMemory<byte>[paths.Length];
        var begin = (int)reader.TokenStartIndex;
        var hasSystemProperties = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var matches = Matches(ref reader, paths);
            hasSystemProperties |= SystemProperties.IsName(ref reader);
            var isId = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (isId)
            {
                id = ReadId(ref reader);
            }

            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            for (var i = 0; matches != 0; i++, matches >>= 1)
            {
                if ((matches & 1) != 0 && paths[i].TryFind(body[start..(int)reader.BytesConsumed], out var value, level: 1))
                {
                    values[i] = value;
                }
            }
        }

        var json = body[begin..(int)reader.BytesConsumed];
        // Whatever stands behind the object makes the reader throw.
        reader.Read();
        return new Scanned(
            id ?? throw GatewayFault.BadRequest("The document has no id."),
            hasSystemProperties ? SystemProperties.Strip(json.Span) : json,
            values);
    }

    /// <summary>Which paths start at this property, a bit each.</summary>
    private static ulong Matches(ref Utf8JsonReader property, JsonPath[] paths)
    {
        var matches = 0UL;
        for (var i = 0; i < paths.Length; i++)
        {
            matches |= paths[i].StartsAt(ref property) ? 1UL << i : 0;
        }

        return matches;
    }

    private static byte[] ReadId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw GatewayFault.BadRequest("The id must be a string.");
        }

        var id = reader.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan.ToArray();
        return id.Length is > 0 and <= MaxIdBytes && !id.AsSpan().ContainsAny(ForbiddenInId)
            ? id
            : throw GatewayFault.BadRequest($"The id must have 1 to {MaxIdBytes} bytes and none of / \\ ? #.");
    }

    private readonly record struct Scanned(byte[] Id, ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte>[] Values);
}

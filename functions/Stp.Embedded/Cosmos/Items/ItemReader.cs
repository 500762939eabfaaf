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
            var (id, json) = Scan(body);
            var own = PartitionKeyText.FromDocument(json.Span, container.PartitionKey);
            return partitionKey is null || own.AsSpan().SequenceEqual(partitionKey)
                ? new PreparedItem(json, id, own)
                : throw GatewayFault.BadRequest("The partition key of the document is not the one in the request's header.", SubStatus.PartitionKeyMismatch);
        }
        catch (JsonException fault)
        {
            throw GatewayFault.BadRequest("The document is not valid JSON: " + fault.Message);
        }
    }

    private static (byte[] Id, ReadOnlyMemory<byte> Json) Scan(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw GatewayFault.BadRequest("A document must be a JSON object.");
        }

        byte[]? id = null;
        var start = (int)reader.TokenStartIndex;
        var hasSystemProperties = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            hasSystemProperties |= SystemProperties.IsName(ref reader);
            var isId = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (isId)
            {
                id = ReadId(ref reader);
            }

            reader.Skip();
        }

        var json = body[start..(int)reader.BytesConsumed];
        // Whatever stands behind the object makes the reader throw.
        reader.Read();
        return (id ?? throw GatewayFault.BadRequest("The document has no id."), hasSystemProperties ? SystemProperties.Strip(json.Span) : json);
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
}

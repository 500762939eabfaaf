using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Stp.Embedded.Cosmos.Catalog;

namespace Stp.Embedded.Cosmos;

/// <summary>Makes the answers.</summary>
internal static class GatewayResponse
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static HttpResponseMessage Create(GatewayRequest request, HttpStatusCode status, ReadOnlyMemory<byte> body = default, double charge = 1) =>
        Create(request, status, body.IsEmpty ? null : new ReadOnlyMemoryContent(body), charge);

    public static HttpResponseMessage Create(GatewayRequest request, HttpStatusCode status, HttpContent? content, double charge)
    {
        var response = new HttpResponseMessage(status) { RequestMessage = request.Message };
        if (content is not null)
        {
            response.Content = content;
            response.Content.Headers.ContentType = Json;
        }

        response.Headers.TryAddWithoutValidation(GatewayHeaders.RequestCharge, charge.ToString("0.##", CultureInfo.InvariantCulture));
        response.Headers.TryAddWithoutValidation(GatewayHeaders.ActivityId, request.Header(GatewayHeaders.ActivityId) ?? Guid.NewGuid().ToString());
        return response;
    }

    public static HttpResponseMessage Fault(GatewayRequest request, GatewayFault fault) => Error(request, fault.Status, fault.SubStatus, fault.Message);

    public static HttpResponseMessage Error(GatewayRequest request, HttpStatusCode status, int subStatus, string message, double charge = 1)
    {
        var response = Create(request, status, ErrorBody(status, message), charge);
        response.Headers.TryAddWithoutValidation(GatewayHeaders.SubStatus, subStatus.ToString(CultureInfo.InvariantCulture));
        return response;
    }

    public static byte[] ErrorBody(HttpStatusCode status, string message)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("code", status.ToString());
        writer.WriteString("message", message);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Says which container answered and how far it has come, so that the SDK can keep its session.</summary>
    public static HttpResponseMessage InSession(this HttpResponseMessage response, ContainerInfo container, long tag)
    {
        response.Headers.TryAddWithoutValidation(GatewayHeaders.AlternatePath, container.Link);
        response.Headers.TryAddWithoutValidation(GatewayHeaders.ContentPath, container.ResourceId);
        response.Headers.TryAddWithoutValidation(GatewayHeaders.SessionToken, string.Create(CultureInfo.InvariantCulture, $"{PartitionKeyRanges.OnlyId}:-1#{tag}"));
        return response;
    }

    public static HttpResponseMessage WithTag(this HttpResponseMessage response, string tag)
    {
        response.Headers.TryAddWithoutValidation("ETag", tag);
        return response;
    }
}

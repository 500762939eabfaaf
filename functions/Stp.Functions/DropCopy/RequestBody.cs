using Microsoft.AspNetCore.Http;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.DropCopy;

/// <summary>Reads a request body up to a limit.</summary>
internal static class RequestBody
{
    private const int BufferBytes = 64 << 10;

    /// <summary>The whole body.</summary>
    /// <exception cref="RequestException">413 when it is longer.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        return request.ContentLength is { } length
            ? await ReadKnownAsync(request.Body, (int)length, cancellationToken)
            : await ReadToEndAsync(request.Body, maxBytes, cancellationToken);
    }

    private static async Task<byte[]> ReadKnownAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var body = new byte[length];
        // The server ends a body that is shorter than told with an exception of its own.
        await stream.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    private static async Task<byte[]> ReadToEndAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > maxBytes)
            {
                throw TooLarge(maxBytes);
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static RequestException TooLarge(int maxBytes) =>
        new(ProblemKinds.BodyTooLarge, $"The body is larger than {maxBytes} bytes. Nothing was accepted; send it in parts.");
}

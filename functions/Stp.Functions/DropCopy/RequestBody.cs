using Microsoft.AspNetCore.Http;
using Stp.Functions.Http;

namespace Stp.Functions.DropCopy;

/// <summary>Reads a request body up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>The whole body.</summary>
    /// <exception cref="RequestException">413 when it is longer.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, maxBytes));
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
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
        new(StatusCodes.Status413PayloadTooLarge, "body-too-large", $"The body is larger than {maxBytes} bytes. Nothing was accepted; send it in parts.");
}

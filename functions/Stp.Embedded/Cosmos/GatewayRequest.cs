using System.Buffers;

namespace Stp.Embedded.Cosmos;

/// <summary>A request taken apart: the segments of its path, its headers, its body.</summary>
internal sealed class GatewayRequest : IDisposable
{
    /// <summary>The largest body: a batch of 2 MB of documents with their envelope.</summary>
    public const int MaxBodyBytes = 4 * 1024 * 1024;

    /// <summary>Size of the first buffer where the length is not announced.</summary>
    private const int InitialBytes = 16 * 1024;

    private readonly HttpRequestMessage _message;
    private readonly byte[] _buffer;

    private GatewayRequest(HttpRequestMessage message, byte[] buffer, int length)
    {
        _message = message;
        _buffer = buffer;
        Body = buffer.AsMemory(0, length);
        Segments = Array.ConvertAll(message.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries), Uri.UnescapeDataString);
    }

    public HttpRequestMessage Message => _message;

    public HttpMethod Method => _message.Method;

    public string[] Segments { get; }

    /// <summary>The body, valid until the request is disposed: bodies of batches are large, and the buffer is used again.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>If-Match as sent, or null.</summary>
    public string? IfMatch => Header("If-Match");

    /// <summary>If-None-Match as sent, or null.</summary>
    public string? IfNoneMatch => Header("If-None-Match");

    /// <summary>Whether the caller wants a write answered without its document.</summary>
    public bool PrefersMinimal => string.Equals(Header("Prefer"), "return=minimal", StringComparison.OrdinalIgnoreCase);

    public static async Task<GatewayRequest> ReadAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (message.Content is not { } content)
        {
            return new GatewayRequest(message, [], 0);
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(content.Headers.ContentLength ?? InitialBytes, MaxBodyBytes) + 1);
        var length = 0;
        for (int read; (read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0;)
        {
            length += read;
            if (length > MaxBodyBytes)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                throw new GatewayFault(System.Net.HttpStatusCode.RequestEntityTooLarge, $"The body is longer than {MaxBodyBytes} bytes.");
            }

            if (length == buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
                buffer.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }

        return new GatewayRequest(message, buffer, length);
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    public string? Header(string name) => _message.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    public bool Flag(string name) => string.Equals(Header(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The request in one phrase, for messages.</summary>
    public override string ToString() => $"{Method} {_message.RequestUri!.AbsolutePath}";
}

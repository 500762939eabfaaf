namespace Stp.Embedded.Cosmos;

/// <summary>A request taken apart: the segments of its path, its headers, its body.</summary>
internal sealed class GatewayRequest
{
    /// <summary>The largest body: a batch of 2 MB of documents with their envelope.</summary>
    public const int MaxBodyBytes = 4 * 1024 * 1024;

    private readonly HttpRequestMessage _message;

    private GatewayRequest(HttpRequestMessage message, byte[] body)
    {
        _message = message;
        Body = body;
        Segments = Array.ConvertAll(message.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries), Uri.UnescapeDataString);
    }

    public HttpRequestMessage Message => _message;

    public HttpMethod Method => _message.Method;

    public string[] Segments { get; }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>If-Match as sent, or null.</summary>
    public string? IfMatch => Header("If-Match");

    /// <summary>If-None-Match as sent, or null.</summary>
    public string? IfNoneMatch => Header("If-None-Match");

    /// <summary>Whether the caller wants a write answered without its document.</summary>
    public bool PrefersMinimal => string.Equals(Header("Prefer"), "return=minimal", StringComparison.OrdinalIgnoreCase);

    public static async Task<GatewayRequest> ReadAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var body = message.Content is null ? [] : await message.Content.ReadAsByteArrayAsync(cancellationToken);
        if (body.Length > MaxBodyBytes)
        {
            throw new GatewayFault(System.Net.HttpStatusCode.RequestEntityTooLarge, $"The body has {body.Length} bytes; the limit is {MaxBodyBytes}.");
        }

        return new GatewayRequest(message, body);
    }

    public string? Header(string name) => _message.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    public bool Flag(string name) => string.Equals(Header(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The request in one phrase, for messages.</summary>
    public override string ToString() => $"{Method} {_message.RequestUri!.AbsolutePath}";
}

using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Stp.Embedded.Tables;

/// <summary>The answer to a request that went over no wire.</summary>
internal sealed class EmbeddedResponse(int status, ETag? etag = null) : Response
{
    private const string ETagHeader = "ETag";

    public override int Status => status;

    public override string ReasonPhrase => ((System.Net.HttpStatusCode)status).ToString();

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = etag is { } version && name.Equals(ETagHeader, StringComparison.OrdinalIgnoreCase) ? version.ToString() : null;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
        TryGetHeader(ETagHeader, out var value) ? [new HttpHeader(ETagHeader, value)] : [];
}

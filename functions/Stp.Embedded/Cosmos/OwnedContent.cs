using System.Net;

namespace Stp.Embedded.Cosmos;

/// <summary>A body in memory that somebody owns, who is told when the answer is disposed: the SDK does that once it has copied the body.</summary>
/// <param name="body">The bytes, valid until the owner is disposed.</param>
/// <param name="owner">Disposed with the answer.</param>
internal sealed class OwnedContent(ReadOnlyMemory<byte> body, IDisposable owner) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(body, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            owner.Dispose();
        }

        base.Dispose(disposing);
    }
}

using Microsoft.Extensions.Options;
using Stp.Domain.Fix;
using Stp.Domain.Holding;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.DropCopy;

/// <summary>Holds messages that are too large for the queue, so that they are seen and those around them book.</summary>
internal sealed class OversizeHolder(CosmosExceptionStore exceptions, IOptions<IngestOptions> options)
{
    public async Task HoldAsync(
        IEnumerable<RawMessage> messages, string venue, string? session, DateTimeOffset receivedAt, CancellationToken cancellationToken) =>
        await exceptions.HoldAsync(
            [.. messages.Where(m => m.Format == RawFormat.TooLarge).Select(m => Held(m.Raw, venue, session, receivedAt))], cancellationToken);

    private HeldException Held(ReadOnlyMemory<byte> raw, string venue, string? session, DateTimeOffset receivedAt) => new(
        HoldFingerprint.Of(venue, raw.Span, ReasonCodes.MessageTooLarge),
        new Hold(ReasonCodes.MessageTooLarge, $"The message has {raw.Length} bytes; the limit is {options.Value.MaxMessageBytes}."),
        venue,
        session,
        SeqNum: null,
        raw,
        receivedAt);
}

using System.Text;
using Stp.Domain.Dialects;
using Stp.Domain.Normalizing;

namespace Stp.Domain.Holding.Decoding;

/// <summary>Shows raw messages to people: with names from the dialect's dictionary, groups indented, and what cannot be read in hexadecimal.</summary>
/// <param name="catalog">The dialects.</param>
public sealed class RawDecoder(DialectCatalog catalog)
{
    /// <summary>Bytes that are decoded; a longer message is held for its length, and its start tells which one it is.</summary>
    private const int MaxBytes = 256 << 10;

    /// <summary>Decodes one message. It never fails, whatever the bytes are.</summary>
    /// <param name="raw">The bytes.</param>
    /// <param name="context">What is known of them besides.</param>
    /// <param name="why">Why the message is held: the field to blame is marked.</param>
    public DecodedMessage Decode(ReadOnlySpan<byte> raw, in MessageContext context, Hold why)
    {
        ArgumentNullException.ThrowIfNull(why);
        var shown = raw.Length <= MaxBytes ? raw : raw[..MaxBytes];
        var decoded = shown.StartsWith("8="u8) ? FixDecoder.Decode(shown, DialectOf(shown, context, DialectFormat.Fix), new DecodingCause(why))
            : shown.StartsWith("<"u8) ? DecodeFixml(shown, DialectOf(shown, context, DialectFormat.Fixml), why)
            : new DecodedMessage(DecodedMessage.Unreadable, null, [], DecodedText.Hex(shown, 0), shown.Length, IsCut: false);
        return shown.Length == raw.Length ? decoded : decoded with { RestBytes = decoded.RestBytes + raw.Length - shown.Length, IsCut = true };
    }

    private Dialect? DialectOf(ReadOnlySpan<byte> raw, in MessageContext context, DialectFormat format)
    {
        var version = raw.IndexOfAny((byte)1, (byte)'|') is var end and > 2 ? raw[2..end] : default;
        return catalog.Find(context.Venue, format, version, DateOnly.FromDateTime(context.ReceivedAt.UtcDateTime), out _);
    }

    private static DecodedMessage DecodeFixml(ReadOnlySpan<byte> raw, Dialect? dialect, Hold why)
    {
        var (fields, isWhole, isCut) = new FixmlDecoder(why).Decode(Encoding.UTF8.GetString(raw));
        // The XML reader does not say at which byte it stopped, so of what is broken all is shown.
        return new DecodedMessage(
            DecodedMessage.Fixml, dialect?.Name, fields, isWhole ? [] : DecodedText.Hex(raw, 0), isWhole ? 0 : raw.Length, isCut);
    }
}

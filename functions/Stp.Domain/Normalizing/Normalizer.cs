using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Domain.Fixml;
using Stp.Domain.Holding;
using Stp.Domain.Reference;

namespace Stp.Domain.Normalizing;

/// <summary>
/// Turns raw drop-copy messages into trades, by the dialects and the reference data. Pure: no clock, no I/O, and whatever the bytes are,
/// the answer is a trade, a kind to ignore or a reason to hold. Safe for use by several threads.
/// </summary>
public sealed class Normalizer
{
    private readonly DialectCatalog _catalog;
    private readonly int _maxMessageBytes;

    /// <summary>A tokenizer that is not in use. There is one thread in most calls, so one is kept; others are made as needed.</summary>
    private NormalizerScratch? _spare;

    /// <summary>Makes a normalizer.</summary>
    /// <param name="catalog">The dialects.</param>
    /// <param name="maxMessageBytes">Longer messages are held (default 1 MiB).</param>
    public Normalizer(DialectCatalog catalog, int maxMessageBytes = FixMessage.DefaultMaxBytes)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessageBytes);
        _catalog = catalog;
        _maxMessageBytes = maxMessageBytes;
    }

    /// <summary>Normalizes one raw message.</summary>
    /// <param name="raw">
    /// Its bytes, which the trade keeps and which must not change: FIX tag=value, a FIXML document with one message, or the message's element alone.
    /// </param>
    /// <param name="context">What is known of it besides.</param>
    /// <param name="reference">The reference data to map its codes with.</param>
    public NormalizedMessage Normalize(ReadOnlyMemory<byte> raw, in MessageContext context, ReferenceSnapshot reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var bytes = raw.Span;
        if (bytes.Length > 0 && bytes[0] == '<')
        {
            var results = new List<NormalizedRaw>(1);
            NormalizeFixml(raw, context, reference, results);
            return results is [var only]
                ? only.Message
                : Held(ReasonCodes.MessageUnrecognised, $"The document holds {results.Count} messages where one is asked for.");
        }

        return raw.Length > _maxMessageBytes ? TooLarge(raw.Length) : NormalizeFix(raw, context, reference);
    }

    /// <summary>Normalizes every message of a queue message, an HTTP body or a file; each succeeds or is held on its own.</summary>
    /// <param name="bundle">Messages as <see cref="RawMessages.Split"/> takes them. The trades keep slices of it.</param>
    /// <param name="context">What is known of all of them.</param>
    /// <param name="reference">The reference data to map their codes with.</param>
    /// <returns>Each raw message with its outcome, in order. An empty bundle is one held message.</returns>
    public IReadOnlyList<NormalizedRaw> NormalizeBundle(ReadOnlyMemory<byte> bundle, in MessageContext context, ReferenceSnapshot reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var results = new List<NormalizedRaw>();
        foreach (var (raw, format) in RawMessages.Split(bundle, _maxMessageBytes))
        {
            switch (format)
            {
                case RawFormat.TagValue:
                    results.Add(new NormalizedRaw(raw, NormalizeFix(raw, context, reference)));
                    break;
                case RawFormat.Fixml:
                    NormalizeFixml(raw, context, reference, results);
                    break;
                case RawFormat.TooLarge:
                    results.Add(new NormalizedRaw(raw, TooLarge(raw.Length)));
                    break;
                default:
                    results.Add(new NormalizedRaw(raw, Held(ReasonCodes.MessageUnrecognised, "The bytes are neither FIX nor FIXML.")));
                    break;
            }
        }

        if (results.Count == 0)
        {
            results.Add(new NormalizedRaw(bundle, Held(ReasonCodes.MessageEmpty, "The message has no bytes, or white space only.")));
        }

        return results;
    }

    private NormalizedMessage NormalizeFix(ReadOnlyMemory<byte> raw, in MessageContext context, ReferenceSnapshot reference)
    {
        var dialect = FindDialect(raw.Span, context, out var hold);
        if (dialect is null)
        {
            return new NormalizedMessage { Held = hold };
        }

        return Read(dialect, raw, raw, context, reference);
    }

    /// <summary>
    /// A mistake in this program must not keep the messages beside it from being booked: what it fails on is held, with what it failed with. Nothing
    /// in here talks to a service, so no fault that would pass by itself is taken for one.
    /// </summary>
    private NormalizedMessage Read(
        Dialect dialect, ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> raw, in MessageContext context, ReferenceSnapshot reference)
    {
        var scratch = Interlocked.Exchange(ref _spare, null) ?? new NormalizerScratch(_maxMessageBytes);
        try
        {
            var outcome = scratch.Read(dialect, text, raw, context, reference);
            // One that failed half-way is not used again.
            Volatile.Write(ref _spare, scratch);
            return outcome;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return Faulty(fault);
        }
    }

    private static NormalizedMessage Faulty(Exception fault)
    {
        const int MaxShown = 300;
        var message = fault.Message.ReplaceLineEndings(" ");
        return Held(
            ReasonCodes.NormalizerFault, $"The normalizer failed with {fault.GetType().Name}: {(message.Length <= MaxShown ? message : message[..MaxShown])}");
    }

    private void NormalizeFixml(ReadOnlyMemory<byte> raw, in MessageContext context, ReferenceSnapshot reference, List<NormalizedRaw> results)
    {
        var dialect = _catalog.Find(context.Venue, DialectFormat.Fixml, default, DayOf(context), out _);
        if (dialect?.Fixml is not { } schema)
        {
            results.Add(new NormalizedRaw(raw, Held(ReasonCodes.DialectUnknown, $"No dialect of venue {context.Venue} reads FIXML on that date.")));
            return;
        }

        IReadOnlyList<FixmlMessage> messages;
        try
        {
            messages = new FixmlTranscoder(schema, _maxMessageBytes).Read(raw);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            results.Add(new NormalizedRaw(raw, Faulty(fault)));
            return;
        }

        foreach (var message in messages)
        {
            var outcome = message.Held is { } held
                ? new NormalizedMessage { Held = held }
                : Read(dialect, message.Rendered, message.Raw, context, reference);
            results.Add(new NormalizedRaw(message.Raw, outcome));
        }
    }

    private Dialect? FindDialect(ReadOnlySpan<byte> raw, in MessageContext context, out Hold? hold)
    {
        hold = null;
        var beginString = BeginStringOf(raw);
        if (beginString.IsEmpty)
        {
            hold = raw.Trim("\0\t\n\r "u8).IsEmpty
                ? new Hold(ReasonCodes.MessageEmpty, "The message has no bytes, or white space only.")
                : new Hold(ReasonCodes.MessageUnrecognised, "The bytes do not begin with BeginString (8) and are not FIXML.");
            return null;
        }

        var dialect = _catalog.Find(context.Venue, DialectFormat.Fix, beginString, DayOf(context), out var speaksOther);
        if (dialect is null)
        {
            hold = speaksOther
                ? new Hold(ReasonCodes.BeginStringUnsupported, $"BeginString (8) {HoldText.Show(beginString)} is not spoken by any dialect of venue {context.Venue}.")
                {
                    Field = "8",
                    Value = HoldText.Plain(beginString),
                }
                : new Hold(ReasonCodes.DialectUnknown, $"No dialect serves venue {context.Venue} on {DayOf(context):yyyy-MM-dd}.");
        }

        return dialect;
    }

    /// <summary>The value of tag 8; empty where the bytes do not begin with it.</summary>
    private static ReadOnlySpan<byte> BeginStringOf(ReadOnlySpan<byte> raw)
    {
        const int MaxLength = 32;
        if (!raw.StartsWith("8="u8))
        {
            return default;
        }

        var value = raw[2..Math.Min(raw.Length, MaxLength)];
        var end = value.IndexOfAny((byte)1, (byte)'|');
        return end < 0 ? value : value[..end];
    }

    private static DateOnly DayOf(in MessageContext context) => DateOnly.FromDateTime(context.ReceivedAt.UtcDateTime);

    private NormalizedMessage TooLarge(int length) =>
        Held(ReasonCodes.MessageTooLarge, $"The message has {length} bytes; the limit is {_maxMessageBytes}.");

    private static NormalizedMessage Held(string reason, string detail) => new() { Held = new Hold(reason, detail) };
}

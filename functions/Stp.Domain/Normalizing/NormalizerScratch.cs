using System.Buffers;
using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Domain.Holding;
using Stp.Domain.Reference;

namespace Stp.Domain.Normalizing;

/// <summary>What normalizing needs once per thread: the tokenizer and the drafts of lines.</summary>
internal sealed class NormalizerScratch
{
    /// <summary>Every byte that is neither the delimiter of the wire nor printable ASCII.</summary>
    private static readonly SearchValues<byte> Unprintable =
        SearchValues.Create([.. Enumerable.Range(0, 256).Where(one => one is not 1 and (< 0x20 or > 0x7E)).Select(one => (byte)one)]);

    private readonly FixMessage _message;
    private readonly TradeReader _reader;

    public NormalizerScratch(int maxMessageBytes)
    {
        // The caller has checked the length of what was received; the rendering of FIXML may be a little longer.
        _message = new FixMessage((int)Math.Min(maxMessageBytes * 2L, int.MaxValue));
        _reader = new TradeReader(_message);
    }

    /// <summary>Parses a message and says what it is.</summary>
    /// <param name="dialect">The dialect of the message.</param>
    /// <param name="text">The message as tag=value.</param>
    /// <param name="raw">The message as it was received.</param>
    /// <param name="context">What is known of it besides.</param>
    /// <param name="reference">The reference data.</param>
    public NormalizedMessage Read(
        Dialect dialect, ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> raw, in MessageContext context, ReferenceSnapshot reference)
    {
        var fault = _message.Parse(text, dialect.Dictionary, dialect.Checks);
        if (fault != FixFault.None)
        {
            return NoiseWithUnknownGroups(fault, dialect, text, context)
                ?? new NormalizedMessage { Held = Describe(fault, dialect, text) };
        }

        var feed = FeedHeaderReader.Read(dialect, _message, context);
        var side = dialect.SidesTag == 0 ? 0 : _message.FirstInstance(0, dialect.SidesTag);
        var rule = dialect.Rules.Find(_message, side);
        if (rule is null)
        {
            return new NormalizedMessage { Held = UnknownType(), Feed = feed };
        }

        if (rule.Trade is not { } form)
        {
            return new NormalizedMessage { Ignored = rule.Ignore, Feed = feed };
        }

        return text.Span.ContainsAny(Unprintable) && EncodingProblem(dialect) is { } problem
            ? new NormalizedMessage { Held = problem, Feed = feed }
            : _reader.Read(dialect, form, context, reference, raw, feed);
    }

    /// <summary>
    /// A dialect defines the groups of the messages that it reads. In another message an undefined group looks like tags standing twice, which
    /// is no reason to hold what is ignored by its type. Its length and checksum have been found right before.
    /// </summary>
    private NormalizedMessage? NoiseWithUnknownGroups(FixFault fault, Dialect dialect, ReadOnlyMemory<byte> text, in MessageContext context)
    {
        const FixChecks OfGroups = FixChecks.DuplicateTags | FixChecks.GroupCounts;
        if (fault is not (FixFault.TagDuplicate or FixFault.GroupCount)
            || _message.Parse(text, dialect.Dictionary, dialect.Checks & ~OfGroups) != FixFault.None
            || dialect.Rules.IgnoredByType(_message) is not { } kind)
        {
            return null;
        }

        return new NormalizedMessage { Ignored = kind, Feed = FeedHeaderReader.Read(dialect, _message, context) };
    }

    /// <summary>Parses once more where another attempt has replaced what the message knows of its fault.</summary>
    private Hold Describe(FixFault fault, Dialect dialect, ReadOnlyMemory<byte> text)
    {
        if (fault is FixFault.TagDuplicate or FixFault.GroupCount)
        {
            _ = _message.Parse(text, dialect.Dictionary, dialect.Checks);
        }

        return new Hold(fault.ToReasonCode(), _message.DescribeFault()) { Field = _message.FaultTag > 0 ? $"{_message.FaultTag}" : null };
    }

    private Hold UnknownType() =>
        new(ReasonCodes.MessageTypeUnknown, $"The dialect has no rule for MsgType (35) {HoldText.Show(_message.Value(35))} with these values.")
        {
            Field = "35",
            Value = HoldText.Plain(_message.Value(35)),
        };

    /// <summary>Text of any encoding may stand in the message, but not where a code or an id is read.</summary>
    private Hold? EncodingProblem(Dialect dialect)
    {
        foreach (ref readonly var field in _message.Fields)
        {
            if (dialect.ReadTags.Contains(field.Tag) && _message.Value(field).ContainsAnyExceptInRange((byte)0x20, (byte)0x7E))
            {
                return new Hold(ReasonCodes.FieldEncoding, $"Tag {field.Tag} {HoldText.Show(_message.Value(field))} has a byte outside printable ASCII.")
                {
                    Field = $"{field.Tag}",
                };
            }
        }

        return null;
    }
}

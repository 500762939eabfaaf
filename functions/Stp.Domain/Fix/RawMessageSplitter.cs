namespace Stp.Domain.Fix;

/// <summary>Walks a bundle once, from one message to the next. Every search is bounded so that the time is linear in the bytes.</summary>
internal sealed class RawMessageSplitter(ReadOnlyMemory<byte> bundle, int maxMessageBytes)
{
    private bool _noMoreComments;

    private ReadOnlySpan<byte> Bytes => bundle.Span;

    public IEnumerable<RawMessage> All()
    {
        for (var at = SkipNoise(0); at < bundle.Length;)
        {
            var start = FindStart(at);
            var (from, to) = Unexplained(at, start);
            if (from < to)
            {
                yield return Slice(from, to, RawFormat.Unrecognised);
            }

            if (start == bundle.Length)
            {
                yield break;
            }

            var isXml = Bytes[start] == '<';
            var end = isXml ? XmlFraming.End(Bytes, start) : FixFraming.End(Bytes, start);
            yield return Slice(start, end, isXml ? RawFormat.Fixml : RawFormat.TagValue);
            at = SkipNoise(end);
        }
    }

    /// <summary>The next message at or after <paramref name="at"/>, where no message is open.</summary>
    private int FindStart(int at)
    {
        var bytes = Bytes;
        for (var from = at; ; from++)
        {
            var step = bytes[from..].IndexOfAny((byte)'8', (byte)'<');
            if (step < 0)
            {
                return bytes.Length;
            }

            from += step;
            if (bytes[from] == '8' ? FixFraming.IsStart(bytes, from) : XmlFraming.IsStart(bytes, from, at))
            {
                return from;
            }
        }
    }

    /// <summary>What lies between two messages, without white space, log text before the next and closing quotes or brackets after the last.</summary>
    private (int From, int To) Unexplained(int at, int start)
    {
        var to = start;
        if (start < bundle.Length)
        {
            var line = at + Bytes[at..start].LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
            to = IsPreamble(Bytes[line..start]) ? line : start;
        }

        return Bytes[at..to].Trim("\0\t\n\r \"'`,;)]}>"u8).IsEmpty ? (at, at) : (at, to);
    }

    /// <summary>Text that a log puts before a message: short, printable, and not the rest of another message.</summary>
    private static bool IsPreamble(ReadOnlySpan<byte> text)
    {
        if (text.Length > FixFraming.MaxPreambleBytes)
        {
            return false;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if ((text[at] < ' ' && text[at] != '\t') || (text[at] == FixEnvelope.Pipe && StartsWithField(text[(at + 1)..])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool StartsWithField(ReadOnlySpan<byte> text)
    {
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits > 0 && text[digits] == '=';
    }

    private RawMessage Slice(int from, int to, RawFormat format)
    {
        var raw = bundle.Slice(from, Bytes[from..to].TrimEnd("\0\t\n\r "u8).Length);
        return new RawMessage(raw, raw.Length > maxMessageBytes ? RawFormat.TooLarge : format);
    }

    /// <summary>Skips white space, byte order marks and XML comments.</summary>
    private int SkipNoise(int at)
    {
        var bytes = Bytes;
        while (at < bytes.Length)
        {
            var rest = bytes[at..];
            if (rest[0] is 0 or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)' ')
            {
                at++;
            }
            else if (rest.StartsWith("\uFEFF"u8))
            {
                at += 3;
            }
            else if (!_noMoreComments && rest.StartsWith("<!--"u8))
            {
                var length = XmlFraming.CommentLength(rest);
                _noMoreComments = length == 0;
                at += length;
            }
            else
            {
                break;
            }
        }

        return at;
    }
}

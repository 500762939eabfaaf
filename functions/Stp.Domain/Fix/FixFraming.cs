namespace Stp.Domain.Fix;

/// <summary>Where a tag=value message begins and ends among other bytes.</summary>
internal static class FixFraming
{
    /// <summary>Longest text before a message on its line that still counts as log text.</summary>
    public const int MaxPreambleBytes = 1024;

    private const int MaxCheckSumDigits = 4;

    /// <summary>Whether a message begins here, where none is open.</summary>
    public static bool IsStart(ReadOnlySpan<byte> bytes, int at)
    {
        if (!HasHeader(bytes[at..]))
        {
            return false;
        }

        // 448=FIX.1 is a field, not a message; only one that ends where it says may stand behind a digit, a letter or an equals sign.
        var before = at == 0 ? (byte)'\n' : bytes[at - 1];
        return (before != '=' && !char.IsAsciiLetterOrDigit((char)before)) || LengthSays(bytes, at) > 0;
    }

    /// <summary>
    /// The end of the message that begins at <paramref name="start"/>: where BodyLength says, if CheckSum stands there, so that a message carried
    /// inside a value does not end it; otherwise behind the first <c>10=ddd</c>, or where the next message or (in pasted text) the line ends.
    /// </summary>
    public static int End(ReadOnlySpan<byte> bytes, int start)
    {
        var end = LengthSays(bytes, start);
        return end > 0 ? end : Search(bytes, start);
    }

    private static bool HasHeader(ReadOnlySpan<byte> bytes)
    {
        var begin = FixEnvelope.BeginStringLength(bytes);
        return begin > 0 && begin < bytes.Length;
    }

    private static int LengthSays(ReadOnlySpan<byte> bytes, int start)
    {
        var message = bytes[start..];
        var begin = FixEnvelope.BeginStringLength(message);
        if (begin < 0 || message.Length < begin + 4 || message[begin + 1] != '9' || message[begin + 2] != '=')
        {
            return -1;
        }

        var delimiter = message[begin];
        var length = 0L;
        var at = begin + 3;
        for (; at < message.Length && char.IsAsciiDigit((char)message[at]) && length <= bytes.Length; at++)
        {
            length = (length * 10) + message[at] - '0';
        }

        var trailer = at + length;
        if (at == message.Length || message[at] != delimiter || trailer >= message.Length || message[(int)trailer] != delimiter)
        {
            return -1;
        }

        var end = TrailerEnd(message, (int)trailer, delimiter, minDigits: 1);
        return end < 0 ? -1 : start + end;
    }

    /// <summary>The end of a CheckSum field whose leading delimiter stands at <paramref name="at"/>; -1 if there is none.</summary>
    private static int TrailerEnd(ReadOnlySpan<byte> bytes, int at, byte delimiter, int minDigits)
    {
        var field = bytes[(at + 1)..];
        if (!field.StartsWith("10="u8))
        {
            return -1;
        }

        var end = 3;
        while (end < field.Length && end < 3 + MaxCheckSumDigits && char.IsAsciiDigit((char)field[end]))
        {
            end++;
        }

        if (end - 3 < minDigits)
        {
            return -1;
        }

        if (end < field.Length && field[end] == delimiter)
        {
            return at + 1 + end + 1;
        }

        return end == field.Length || char.IsWhiteSpace((char)field[end]) ? at + 1 + end : -1;
    }

    private static int Search(ReadOnlySpan<byte> bytes, int start)
    {
        var begin = FixEnvelope.BeginStringLength(bytes[start..]);
        var delimiter = bytes[start + begin];
        for (var from = start + begin; ;)
        {
            // The next candidate bounds the searches below, so that all of them together read each byte a few times at most.
            var next = bytes[(from + 1)..].IndexOf("8=FIX"u8);
            next = next < 0 ? bytes.Length : from + 1 + next;
            var line = delimiter == FixEnvelope.Pipe ? bytes[from..next].IndexOfAny((byte)'\n', (byte)'\r') : -1;
            var limit = line < 0 ? next : from + line;
            var end = SearchTrailer(bytes[..limit], from, delimiter);
            if (end > 0 || line >= 0 || next == bytes.Length)
            {
                return end > 0 ? end : limit;
            }

            if (IsStartInside(bytes, start, next, out var cut))
            {
                return cut;
            }

            var embedded = LengthSays(bytes, next);
            from = embedded > 0 ? embedded - 1 : next + 1;
        }
    }

    private static int SearchTrailer(ReadOnlySpan<byte> bytes, int from, byte delimiter)
    {
        ReadOnlySpan<byte> name = [delimiter, (byte)'1', (byte)'0', (byte)'='];
        while (true)
        {
            var step = bytes[from..].IndexOf(name);
            if (step < 0)
            {
                return -1;
            }

            from += step;
            var end = TrailerEnd(bytes, from, delimiter, minDigits: 3);
            if (end > 0)
            {
                return end;
            }

            from += name.Length;
        }
    }

    /// <summary>
    /// Whether <c>8=FIX</c> at <paramref name="at"/> begins another message although the one at <paramref name="start"/> has not ended (it was cut off),
    /// rather than standing inside one of its values.
    /// </summary>
    private static bool IsStartInside(ReadOnlySpan<byte> bytes, int start, int at, out int cut)
    {
        cut = at;
        if (!HasHeader(bytes[at..]))
        {
            return false;
        }

        var before = bytes[at - 1];
        if (before is (byte)'\n' or (byte)'\r' or FixEnvelope.Soh or FixEnvelope.Pipe)
        {
            return true;
        }

        var back = Math.Max(start, at - MaxPreambleBytes);
        var line = bytes[back..at].LastIndexOfAny((byte)'\n', (byte)'\r');
        if (line >= 0 && !bytes[(back + line)..at].Contains(FixEnvelope.Soh))
        {
            cut = back + line;
            return true;
        }

        // In the middle of a value: a whole message with nothing of the outer one behind it.
        var end = LengthSays(bytes, at);
        return end > 0 && (end == bytes.Length || bytes[end] is (byte)'\n' or (byte)'\r' || HasHeader(bytes[end..]));
    }
}

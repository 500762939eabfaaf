namespace Stp.Domain.Fix;

/// <summary>The outside of a message: BeginString (8), BodyLength (9) and CheckSum (10), and what they say of the bytes between.</summary>
internal struct FixEnvelope
{
    /// <summary>Start of Header, the delimiter on the wire.</summary>
    public const byte Soh = 1;

    /// <summary>The delimiter in text that people paste.</summary>
    public const byte Pipe = (byte)'|';

    /// <summary>Longest BeginString field: <c>8=FIXT.1.1</c> and room for what venues make of it.</summary>
    private const int MaxBeginString = 18;

    private const int MaxBodyLengthDigits = 9;

    /// <summary>The byte after BeginString.</summary>
    public byte Delimiter;

    /// <summary>Where the CheckSum field begins.</summary>
    public int Trailer;

    /// <summary>The field that a fault is about.</summary>
    public FixField Culprit;

    /// <summary>Reads the outside of a message and checks what is asked for.</summary>
    public FixFault Open(ReadOnlySpan<byte> raw, FixChecks checks)
    {
        var begin = BeginStringLength(raw);
        if (begin < 0)
        {
            return raw.Trim("\0\t\n\r "u8).IsEmpty ? FixFault.Empty : FixFault.Unrecognised;
        }

        if (begin == raw.Length)
        {
            return FixFault.Truncated;
        }

        Delimiter = raw[begin];
        Trailer = raw.Length - (raw[^1] == Delimiter ? 7 : 6);
        if (Trailer <= begin || !IsTrailer(raw) || (Delimiter == Soh && raw[^1] != Soh))
        {
            return FaultOfTrailer(raw);
        }

        if ((checks & FixChecks.BodyLength) != FixChecks.None && !BodyLengthIsRight(raw, begin + 1))
        {
            return FixFault.BodyLength;
        }

        return (checks & FixChecks.CheckSum) == FixChecks.None || CheckSumIsRight(raw) ? FixFault.None : FixFault.CheckSum;
    }

    /// <summary>Length of the BeginString field without its delimiter; -1 if there is none, all bytes if they end within it.</summary>
    public static int BeginStringLength(ReadOnlySpan<byte> raw)
    {
        if (!raw.StartsWith("8=FIX"u8))
        {
            return -1;
        }

        for (var at = 5; at < raw.Length && at <= MaxBeginString; at++)
        {
            var one = raw[at];
            if (one is Soh or Pipe)
            {
                return at;
            }

            if (one != '.' && !char.IsAsciiLetterOrDigit((char)one))
            {
                return -1;
            }
        }

        return raw.Length <= MaxBeginString ? raw.Length : -1;
    }

    private readonly bool IsTrailer(ReadOnlySpan<byte> raw)
    {
        var at = raw[(Trailer - 1)..];
        return at[0] == Delimiter && at[1] == '1' && at[2] == '0' && at[3] == '=' && IsDigit(at[4]) && IsDigit(at[5]) && IsDigit(at[6]);
    }

    private static bool IsDigit(byte one) => (uint)(one - '0') <= 9;

    /// <summary>No <c>10=ddd</c> at the end: cut off, or a CheckSum field of another form or in another place.</summary>
    private FixFault FaultOfTrailer(ReadOnlySpan<byte> raw)
    {
        ReadOnlySpan<byte> name = [Delimiter, (byte)'1', (byte)'0', (byte)'='];
        var at = raw.LastIndexOf(name);
        if (at < 0)
        {
            return FixFault.Truncated;
        }

        var value = raw[(at + name.Length)..];
        var length = value.IndexOf(Delimiter);
        if (length < 0 && value.Length <= 3)
        {
            return FixFault.Truncated;
        }

        Culprit = new FixField(10, at + name.Length, length < 0 ? value.Length : length, 0);
        return FixFault.CheckSum;
    }

    private bool BodyLengthIsRight(ReadOnlySpan<byte> raw, int at)
    {
        if (raw[at] != '9' || raw[at + 1] != '=')
        {
            Culprit = new FixField(9, 0, 0, 0);
            return false;
        }

        var start = at + 2;
        var length = 0L;
        for (at = start; IsDigit(raw[at]) && at - start < MaxBodyLengthDigits; at++)
        {
            length = (length * 10) + raw[at] - '0';
        }

        if (at > start && raw[at] == Delimiter && at + 1 + length == Trailer)
        {
            return true;
        }

        Culprit = new FixField(9, start, Math.Max(raw[start..Trailer].IndexOf(Delimiter), 0), 0);
        return false;
    }

    private bool CheckSumIsRight(ReadOnlySpan<byte> raw)
    {
        var body = raw[..Trailer];
        int sum = FixScan.Sum(body);
        if (Delimiter != Soh)
        {
            // The sum is that of the message on the wire, where each of these was a SOH.
            sum -= (Delimiter - Soh) * body.Count(Delimiter);
        }

        var start = Trailer + 3;
        var said = ((raw[start] - '0') * 100) + ((raw[start + 1] - '0') * 10) + (raw[start + 2] - '0');
        Culprit = new FixField(10, start, 3, 0);
        return said == (sum & 0xFF);
    }
}

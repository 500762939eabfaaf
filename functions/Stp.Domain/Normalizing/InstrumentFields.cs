using Stp.Domain.Dialects;
using Stp.Domain.Fix;

namespace Stp.Domain.Normalizing;

/// <summary>The fields of a line that name its instrument, apart from the code.</summary>
internal readonly ref struct InstrumentFields
{
    public InstrumentFields(InstrumentForm form, FixMessage message, int side, int leg)
    {
        Maturity = form.Maturity.Read(message, side, leg);
        MaturityDay = form.MaturityDay.Read(message, side, leg);
        PutCall = form.PutCall.Read(message, side, leg);
        CfiCode = form.CfiCode.Read(message, side, leg);
        SecurityType = form.SecurityType.Read(message, side, leg);
        Strike = form.Strike.Read(message, side, leg);
    }

    public ReadOnlySpan<byte> Maturity { get; }

    public ReadOnlySpan<byte> MaturityDay { get; }

    public ReadOnlySpan<byte> PutCall { get; }

    public ReadOnlySpan<byte> CfiCode { get; }

    public ReadOnlySpan<byte> SecurityType { get; }

    public ReadOnlySpan<byte> Strike { get; }

    /// <summary>Whether the venue says in any way that it is an option.</summary>
    public bool IsOption =>
        !PutCall.IsEmpty || CfiCode is [(byte)'O', ..]
        || SecurityType.SequenceEqual("OPT"u8) || SecurityType.SequenceEqual("OOF"u8) || SecurityType.SequenceEqual("OOP"u8);

    /// <summary>C, P, or null where neither PutOrCall nor the CFI code says which.</summary>
    public char? Option
    {
        get
        {
            if (!PutCall.IsEmpty)
            {
                return PutCall switch { [(byte)'0'] => 'P', [(byte)'1'] => 'C', _ => null };
            }

            return CfiCode switch { [(byte)'O', (byte)'C', ..] => 'C', [(byte)'O', (byte)'P', ..] => 'P', _ => null };
        }
    }

    /// <summary>All fields one after another, to look up what they were resolved to before; 0 where they do not fit.</summary>
    public int WriteKey(ReadOnlySpan<byte> code, int tradeYear, int era, Span<byte> key)
    {
        var length = 0;
        var fits = Append(code, key, ref length) && Append(Maturity, key, ref length) && Append(MaturityDay, key, ref length)
            && Append(PutCall, key, ref length) && Append(CfiCode, key, ref length) && Append(SecurityType, key, ref length)
            && Append(Strike, key, ref length) && length + 1 < key.Length && era <= byte.MaxValue;
        if (!fits)
        {
            return 0;
        }

        key[length++] = (byte)(tradeYear - FieldTime.FirstYear);
        key[length++] = (byte)era;
        return length;
    }

    private static bool Append(ReadOnlySpan<byte> value, Span<byte> key, ref int length)
    {
        if (length + 1 + value.Length > key.Length)
        {
            return false;
        }

        // The length before each value keeps AB+C apart from A+BC, whatever the bytes are.
        key[length++] = (byte)value.Length;
        value.CopyTo(key[length..]);
        length += value.Length;
        return true;
    }
}

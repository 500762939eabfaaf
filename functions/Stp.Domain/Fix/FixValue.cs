namespace Stp.Domain.Fix;

/// <summary>Reads values of FIX fields from bytes, without allocation. Each method returns false for a value that is not of the type.</summary>
public static class FixValue
{
    private const int MaxDigits = 28;

    /// <summary>So many digits fit into 64 bits whatever they are.</summary>
    private const int MaxFastLength = 19;

    /// <summary>
    /// A price or quantity: optional minus, digits, optional point, digits; at least one digit. No exponent, no plus, no NaN.
    /// </summary>
    /// <param name="value">The bytes, for example <c>4.300</c> or <c>.52</c>.</param>
    /// <param name="number">Canonical: without trailing zeros after the point, never a negative zero.</param>
    public static bool TryParseDecimal(ReadOnlySpan<byte> value, out decimal number)
    {
        number = 0;
        if (value.Length > MaxFastLength)
        {
            return TryParseLongDecimal(value, out number);
        }

        var first = value.Length > 0 && value[0] == '-' ? 1 : 0;
        var point = -1;
        var mantissa = 0UL;
        for (var at = first; at < value.Length; at++)
        {
            var one = (uint)(value[at] - '0');
            if (one <= 9)
            {
                mantissa = (mantissa * 10) + one;
            }
            else if (value[at] == '.' && point < 0)
            {
                point = at;
            }
            else
            {
                return false;
            }
        }

        if (value.Length - first - (point < 0 ? 0 : 1) == 0)
        {
            return false;
        }

        var scale = point < 0 ? 0 : value.Length - 1 - point;
        for (; scale > 0 && mantissa % 10 == 0; scale--)
        {
            mantissa /= 10;
        }

        number = new decimal((int)mantissa, (int)(mantissa >> 32), 0, first > 0 && mantissa != 0, (byte)scale);
        return true;
    }

    /// <summary>A number without a point; leading zeros are fine.</summary>
    public static bool TryParseLong(ReadOnlySpan<byte> value, out long number)
    {
        number = 0;
        var negative = value.Length > 0 && value[0] == '-';
        var digits = negative ? value[1..] : value;
        if (digits.IsEmpty || digits.Length > 18)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            var one = (uint)(digit - '0');
            if (one > 9)
            {
                number = 0;
                return false;
            }

            number = (number * 10) + one;
        }

        number = negative ? -number : number;
        return true;
    }

    /// <summary>A number without a point; leading zeros are fine.</summary>
    public static bool TryParseInt(ReadOnlySpan<byte> value, out int number)
    {
        var isLong = TryParseLong(value, out var wide) && wide is >= int.MinValue and <= int.MaxValue;
        number = isLong ? (int)wide : 0;
        return isLong;
    }

    /// <summary>A single byte of printable ASCII.</summary>
    public static bool TryParseChar(ReadOnlySpan<byte> value, out char one)
    {
        var isChar = value.Length == 1 && value[0] is > 0x20 and < 0x7F;
        one = isChar ? (char)value[0] : '\0';
        return isChar;
    }

    /// <summary>The same for more digits than a register holds.</summary>
    private static bool TryParseLongDecimal(ReadOnlySpan<byte> value, out decimal number)
    {
        number = 0;
        var negative = value.Length > 0 && value[0] == '-';
        var digits = negative ? value[1..] : value;
        var point = digits.IndexOf((byte)'.');
        var fraction = point < 0 ? [] : digits[(point + 1)..].TrimEnd((byte)'0');
        var whole = point < 0 ? digits : digits[..point];
        if (digits.Length - (point < 0 ? 0 : 1) == 0)
        {
            return false;
        }

        whole = whole.TrimStart((byte)'0');
        if (whole.Length + fraction.Length > MaxDigits)
        {
            return false;
        }

        UInt128 mantissa = 0;
        if (!TryAppend(whole, ref mantissa) || !TryAppend(fraction, ref mantissa))
        {
            return false;
        }

        number = new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), negative && mantissa != 0, (byte)fraction.Length);
        return true;
    }

    private static bool TryAppend(ReadOnlySpan<byte> digits, ref UInt128 mantissa)
    {
        foreach (var digit in digits)
        {
            var one = (uint)(digit - '0');
            if (one > 9)
            {
                return false;
            }

            mantissa = (mantissa * 10) + one;
        }

        return true;
    }
}

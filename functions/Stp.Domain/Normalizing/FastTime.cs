using System.Buffers.Binary;

namespace Stp.Domain.Normalizing;

/// <summary>
/// Reads the usual forms of a timestamp, <c>yyyyMMdd-HH:mm:ss</c> and with milliseconds or microseconds, eight digits at a time. Every message has several;
/// all other forms, and all faults, are left to the general reader.
/// </summary>
internal static class FastTime
{
    private const ulong Zeros = 0x3030303030303030;
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>What makes the colons of <c>HH:mm:ss</c> zeros.</summary>
    private const ulong Colons = 0x00000A00000A0000;

    private const int WithSeconds = 17;
    private const int WithMilliseconds = 21;
    private const int WithMicroseconds = 24;

    public static bool TryParse(ReadOnlySpan<byte> value, out DateTimeOffset time)
    {
        time = default;
        if (value.Length is not (WithSeconds or WithMilliseconds or WithMicroseconds) || value[8] != '-')
        {
            return false;
        }

        var clock = (BinaryPrimitives.ReadUInt64LittleEndian(value[9..]) ^ Colons) - Zeros;
        if (!TryParseDate(value[..8], out var date) || !AreDigits(clock) || (clock & 0x0000FF0000FF0000) != 0)
        {
            return false;
        }

        var (hour, minute, second) = (Pair(clock, 0), Pair(clock, 24), Pair(clock, 48));
        var (milliseconds, microseconds) = (0, 0);
        if (value.Length != WithSeconds && (value[WithSeconds] != '.' || !TryThousandths(value[(WithSeconds + 1)..], out milliseconds)))
        {
            return false;
        }

        if (value.Length == WithMicroseconds && !TryThousandths(value[WithMilliseconds..], out microseconds))
        {
            return false;
        }

        if (hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var ofDay = (((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond)
            + (milliseconds * TimeSpan.TicksPerMillisecond) + (microseconds * TimeSpan.TicksPerMicrosecond);
        time = new DateTimeOffset((date.DayNumber * TimeSpan.TicksPerDay) + ofDay, TimeSpan.Zero);
        return true;
    }

    /// <summary><c>yyyyMMdd</c>.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> value, out DateOnly date)
    {
        date = default;
        if (value.Length != 8)
        {
            return false;
        }

        var digits = BinaryPrimitives.ReadUInt64LittleEndian(value) - Zeros;
        var (year, month, day) = ((Pair(digits, 0) * 100) + Pair(digits, 16), Pair(digits, 32), Pair(digits, 48));
        if (!AreDigits(digits) || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Whether every byte is 0 to 9, after the code of the digit zero was taken from each.</summary>
    private static bool AreDigits(ulong digits) => ((digits | (digits + 0x7676767676767676)) & HighBits) == 0;

    /// <summary>Two digits, the first at that bit.</summary>
    private static int Pair(ulong digits, int bit) => (int)((((digits >> bit) & 15) * 10) + ((digits >> (bit + 8)) & 15));

    /// <summary>Three digits.</summary>
    private static bool TryThousandths(ReadOnlySpan<byte> digits, out int thousandths)
    {
        var (hundreds, tens, ones) = ((uint)digits[0] - '0', (uint)digits[1] - '0', (uint)digits[2] - '0');
        thousandths = (int)((hundreds * 100) + (tens * 10) + ones);
        return hundreds <= 9 && tens <= 9 && ones <= 9;
    }
}

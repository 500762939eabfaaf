namespace Stp.Domain.Fix;

/// <summary>Reads dates and times from bytes, as tag=value FIX and as FIXML write them. False for what does not exist on the calendar.</summary>
public static class FixTime
{
    private const long TicksOfLeapSecond = (60 * TimeSpan.TicksPerSecond) - 1;
    private const int MaxFractionDigits = 9;

    /// <summary>A date <c>yyyyMMdd</c> (LocalMktDate, UTCDateOnly).</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> value, out DateOnly date)
    {
        date = default;
        return value.Length == 8 && TryMakeDate(Digits(value, 0, 4), Digits(value, 4, 2), Digits(value, 6, 2), out date);
    }

    /// <summary>A date <c>yyyy-MM-dd</c> (xs:date, without an offset).</summary>
    public static bool TryParseXmlDate(ReadOnlySpan<byte> value, out DateOnly date)
    {
        date = default;
        return value.Length == 10 && value[4] == '-' && value[7] == '-'
            && TryMakeDate(Digits(value, 0, 4), Digits(value, 5, 2), Digits(value, 8, 2), out date);
    }

    /// <summary>A time <c>yyyyMMdd-HH:mm:ss</c> in UTC with up to nine digits of a fraction, of which seven count.</summary>
    /// <remarks>A leap second (60) becomes the last tick of the minute.</remarks>
    public static bool TryParseTimestamp(ReadOnlySpan<byte> value, out DateTimeOffset time)
    {
        time = default;
        if (value.Length < 17 || value[8] != '-' || !TryParseDate(value[..8], out var date)
            || !TryParseTimeOfDay(value[9..], out var ticks, out var read) || read != value.Length - 9)
        {
            return false;
        }

        time = new DateTimeOffset(date.DayNumber * TimeSpan.TicksPerDay + ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>A time <c>yyyy-MM-ddTHH:mm:ss</c> with an optional fraction and an optional offset (<c>Z</c>, <c>-05:00</c>); UTC where there is none.</summary>
    /// <param name="value">The bytes.</param>
    /// <param name="time">The instant, in UTC.</param>
    public static bool TryParseXmlTimestamp(ReadOnlySpan<byte> value, out DateTimeOffset time)
    {
        time = default;
        if (value.Length < 19 || value[10] != 'T' || !TryParseXmlDate(value[..10], out var date)
            || !TryParseTimeOfDay(value[11..], out var ticks, out var read) || !TryParseOffset(value[(11 + read)..], out var offset))
        {
            return false;
        }

        var utc = (date.DayNumber * TimeSpan.TicksPerDay) + ticks - offset;
        if (utc < 0 || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    /// <summary><c>HH:mm:ss</c> and a fraction; the caller has made sure of eight bytes.</summary>
    private static bool TryParseTimeOfDay(ReadOnlySpan<byte> value, out long ticks, out int read)
    {
        ticks = 0;
        read = 8;
        var hour = Digits(value, 0, 2);
        var minute = Digits(value, 3, 2);
        var second = Digits(value, 6, 2);
        if ((uint)hour > 23 || (uint)minute > 59 || (uint)second > 60 || value[2] != ':' || value[5] != ':' || !TryParseFraction(value, ref read, out var fraction))
        {
            return false;
        }

        var ofSecond = second == 60 ? TicksOfLeapSecond : (second * TimeSpan.TicksPerSecond) + fraction;
        ticks = (((hour * 60L) + minute) * TimeSpan.TicksPerMinute) + ofSecond;
        return true;
    }

    private static bool TryParseFraction(ReadOnlySpan<byte> value, ref int read, out long ticks)
    {
        ticks = 0;
        if (read == value.Length || value[read] != '.')
        {
            return true;
        }

        var digits = 0;
        for (read++; read < value.Length && (uint)(value[read] - '0') <= 9; read++, digits++)
        {
            // Digits beyond the tick are read and dropped.
            ticks = digits < 7 ? (ticks * 10) + value[read] - '0' : ticks;
        }

        for (var scale = digits; scale < 7; scale++)
        {
            ticks *= 10;
        }

        return digits is > 0 and <= MaxFractionDigits;
    }

    private static bool TryParseOffset(ReadOnlySpan<byte> value, out long ticks)
    {
        ticks = 0;
        if (value.IsEmpty || (value.Length == 1 && value[0] == 'Z'))
        {
            return true;
        }

        if (value.Length != 6 || value[3] != ':' || value[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        var hours = Digits(value, 1, 2);
        var minutes = Digits(value, 4, 2);
        ticks = ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute;
        ticks = value[0] == '-' ? -ticks : ticks;
        return (uint)hours <= 14 && (uint)minutes <= 59;
    }

    private static bool TryMakeDate(int year, int month, int day, out DateOnly date)
    {
        var exists = year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }

    /// <summary>Negative if a byte is no digit.</summary>
    private static int Digits(ReadOnlySpan<byte> value, int start, int length)
    {
        var number = 0;
        foreach (var digit in value.Slice(start, length))
        {
            if ((uint)(digit - '0') > 9)
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}

using Stp.Domain.Dialects;
using Stp.Domain.Fix;

namespace Stp.Domain.Normalizing;

/// <summary>Dates and times as the two formats write them, within the years that a trade may have.</summary>
internal static class FieldTime
{
    public const int FirstYear = 2000;
    public const int LastYear = 2099;

    private const int DateLength = 8;

    private static readonly int FirstDay = new DateOnly(FirstYear, 1, 1).DayNumber;
    private static readonly int EndDay = new DateOnly(LastYear + 1, 1, 1).DayNumber;
    private static readonly long FirstTick = new DateTime(FirstYear, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly long EndTick = new DateTime(LastYear + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    public static bool TryTime(DialectFormat format, ReadOnlySpan<byte> value, out DateTimeOffset time)
    {
        var isTime = format == DialectFormat.Fix
            ? FastTime.TryParse(value, out time) || FixTime.TryParseTimestamp(value, out time)
            : FixTime.TryParseXmlTimestamp(value, out time);
        return isTime && time.UtcTicks >= FirstTick && time.UtcTicks < EndTick;
    }

    public static bool TryDate(DialectFormat format, ReadOnlySpan<byte> value, out DateOnly date)
    {
        var isDate = format == DialectFormat.Fix ? FastTime.TryParseDate(value, out date) : FixTime.TryParseXmlDate(value, out date);
        return isDate && date.DayNumber >= FirstDay && date.DayNumber < EndDay;
    }

    /// <summary>The UTC date, yyyyMMdd, of a date or timestamp of either format; empty where the value is neither.</summary>
    public static ReadOnlySpan<byte> UtcDateOf(ReadOnlySpan<byte> value)
    {
        // A wrong time of day is the fault of the time, which is checked by itself: the day is good for a key.
        if (value.Length >= DateLength && (value.Length == DateLength || value[DateLength] == '-') && FastTime.TryParseDate(value[..DateLength], out _))
        {
            return value[..DateLength];
        }

        if (!FixTime.TryParseXmlTimestamp(value, out var time))
        {
            return default;
        }

        // Rare: FIXML keys come from ids. Only here a value is made that does not stand in the message.
        var date = new byte[DateLength];
        _ = time.TryFormat(date, out _, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return date;
    }

    /// <summary>A time as ticks, a number as itself, anything else as 0: what orders the versions of a trade.</summary>
    public static bool TryVersion(DialectFormat format, ReadOnlySpan<byte> value, out long version)
    {
        if (TryTime(format, value, out var time))
        {
            version = time.UtcTicks;
            return true;
        }

        version = 0;
        return value.IsEmpty || FixValue.TryParseLong(value, out version);
    }
}

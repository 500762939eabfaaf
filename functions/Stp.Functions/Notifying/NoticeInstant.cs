using System.Globalization;

namespace Stp.Functions.Notifying;

/// <summary>How notices write an instant, in UTC.</summary>
internal static class NoticeInstant
{
    /// <summary>In a sentence, to the second: <c>2026-11-20T15:00:00Z</c>.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>In the key of a notice, to the millisecond: <c>20261120150000000</c>.</summary>
    public static string Key(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
}

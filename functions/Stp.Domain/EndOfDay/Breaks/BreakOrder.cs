namespace Stp.Domain.EndOfDay.Breaks;

/// <summary>The order in which people read breaks.</summary>
internal static class BreakOrder
{
    /// <summary>By type, account, instrument, clearing firm and subject.</summary>
    public static IEnumerable<T> Ordered<T>(this IEnumerable<T> breaks, Func<T, Break> of) => breaks
        .OrderBy(one => of(one).Type)
        .ThenBy(one => of(one).Account, StringComparer.Ordinal)
        .ThenBy(one => of(one).Instrument, StringComparer.Ordinal)
        .ThenBy(one => of(one).ClearingFirm, StringComparer.Ordinal)
        .ThenBy(one => of(one).Subject, StringComparer.Ordinal);
}

namespace Stp.Domain.Ledger;

/// <summary>
/// Orders the versions of one trade. The dialect names up to two tags; a time counts as UTC ticks, a number as itself, an absent tag as 0.
/// </summary>
/// <param name="Major">The first tag named by the dialect, for example LastUpdateTime (779).</param>
/// <param name="Minor">The second, for example TransactTime (60).</param>
public readonly record struct VersionStamp(long Major, long Minor) : IComparable<VersionStamp>
{
    /// <inheritdoc/>
    public int CompareTo(VersionStamp other)
    {
        var major = Major.CompareTo(other.Major);
        return major != 0 ? major : Minor.CompareTo(other.Minor);
    }

    /// <summary>Whether <paramref name="left"/> is older.</summary>
    public static bool operator <(VersionStamp left, VersionStamp right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is newer.</summary>
    public static bool operator >(VersionStamp left, VersionStamp right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not newer.</summary>
    public static bool operator <=(VersionStamp left, VersionStamp right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not older.</summary>
    public static bool operator >=(VersionStamp left, VersionStamp right) => left.CompareTo(right) >= 0;
}

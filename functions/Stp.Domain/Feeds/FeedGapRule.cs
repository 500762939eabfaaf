using System.Globalization;

namespace Stp.Domain.Feeds;

/// <summary>When a person may accept missing numbers. What is accepted makes no position incomplete any more; what comes all the same is booked.</summary>
public static class FeedGapRule
{
    /// <summary>Most acceptances of an epoch.</summary>
    public const int MaxAccepted = 64;

    /// <summary>Most characters of a reason.</summary>
    public const int MaxReason = 2_000;

    /// <summary>The epoch with numbers accepted as missing; the same instance where all of them are accepted already.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="numbering">Which numbering, as <see cref="FeedGap"/> tells it.</param>
    /// <param name="from">The first number.</param>
    /// <param name="to">The last.</param>
    /// <param name="by">Who accepts them.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">When.</param>
    /// <exception cref="FeedGapException">A number of them is not missing, there is no reason, or too much is accepted already.</exception>
    public static FeedEpoch AcceptGap(this FeedEpoch epoch, int numbering, long from, long to, string by, string? reason, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        var text = Checked(reason);
        var missing = epoch.Missing().Where(gap => gap.Numbering == numbering && gap.From <= from && from <= to && to <= gap.To).ToList();
        if (missing is not [var gap])
        {
            throw new FeedGapException(FeedGapCodes.NotMissing, string.Create(
                CultureInfo.InvariantCulture, $"Numbers {from} to {to} of numbering {numbering} are not all missing in feed {epoch.Venue} {epoch.Session} of {epoch.Epoch:yyyy-MM-dd}."));
        }

        if (!epoch.Gaps().Any(open => open.Numbering == numbering && open.From <= to && open.To >= from))
        {
            return epoch;
        }

        return epoch.Accepted.Count < MaxAccepted
            ? epoch.Accept(new FeedAcceptance(gap.Before, from, to, by, at, text))
            : throw new FeedGapException(FeedGapCodes.TooMany, $"{MaxAccepted} gaps of this epoch are accepted already.");
    }

    /// <summary>The epoch with none of these numbers accepted; the same instance where none is. Of a longer acceptance the rest stays.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="numbering">Which numbering, as <see cref="AcceptedGap"/> tells it.</param>
    /// <param name="from">The first number.</param>
    /// <param name="to">The last.</param>
    /// <param name="reason">Why they are missed after all.</param>
    /// <exception cref="FeedGapException">There is no reason, or too many acceptances would be left.</exception>
    public static FeedEpoch TakeBackGap(this FeedEpoch epoch, int numbering, long from, long to, string? reason)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        Checked(reason);
        var taken = epoch.AcceptedGaps()
            .Where(gap => gap.Covers(numbering, from, to) && from <= to)
            .Select(gap => gap.Acceptance)
            .ToHashSet();
        if (taken.Count == 0)
        {
            return epoch;
        }

        var left = epoch.WithAccepted(epoch.Accepted.SelectMany(one => taken.Contains(one) ? one.Without(from, to) : [one]));
        return left.Accepted.Count <= MaxAccepted
            ? left
            : throw new FeedGapException(FeedGapCodes.TooMany, $"More than {MaxAccepted} acceptances of this epoch would be left; take back a whole one.");
    }

    private static string Checked(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? throw new FeedGapException(FeedGapCodes.TextEmpty, "The reason must say something.")
        : reason.Trim().Length > MaxReason ? throw new FeedGapException(FeedGapCodes.TextTooLong, $"The reason has at most {MaxReason} characters.")
        : reason.Trim();
}

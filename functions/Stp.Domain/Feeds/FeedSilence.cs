using Stp.Domain.EndOfDay.Calendars;

namespace Stp.Domain.Feeds;

/// <summary>A feed that says nothing while its market trades.</summary>
/// <param name="Since">When it was last heard, or when trading began after that.</param>
/// <param name="IsTold">Whether people have been told that it is silent.</param>
/// <param name="EndedAt">When it was heard again; null while it is silent.</param>
public sealed record FeedSilence(DateTimeOffset Since, bool IsTold, DateTimeOffset? EndedAt)
{
    /// <summary>
    /// How the silence of a feed stands at an instant. One that is there lasts until the feed is heard, also over the close; one that has ended stays
    /// until people were told.
    /// </summary>
    /// <param name="silence">How it stood; null for none.</param>
    /// <param name="calendar">When its market trades.</param>
    /// <param name="lastHeard">When anything of it was received last; null for never.</param>
    /// <param name="after">How long it may say nothing.</param>
    /// <param name="now">The instant.</param>
    public static FeedSilence? At(FeedSilence? silence, BusinessCalendar calendar, DateTimeOffset? lastHeard, TimeSpan after, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (silence is { EndedAt: not null })
        {
            return silence;
        }

        if (silence is not null)
        {
            return lastHeard > silence.Since ? silence with { EndedAt = lastHeard } : silence;
        }

        if (calendar.OpenSince(now) is not { } open)
        {
            return null;
        }

        var since = lastHeard > open ? lastHeard.Value : open;
        return now - since > after ? new FeedSilence(since, IsTold: false, EndedAt: null) : null;
    }
}

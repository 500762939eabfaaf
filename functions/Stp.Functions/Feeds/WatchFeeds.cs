using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stp.Domain.EndOfDay.Calendars;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Notifying;

namespace Stp.Functions.Feeds;

/// <summary>Every minute: looks for feeds that say nothing while their market trades. People are told once when that begins and once when it ends.</summary>
internal sealed partial class WatchFeeds(
    CosmosFeedStore feeds,
    FeedPulseStore pulses,
    EndOfDaySettings settings,
    Webhook webhook,
    IOptions<FeedOptions> options,
    TimeProvider time,
    ILogger<WatchFeeds> logger)
{
    /// <summary>The webhook that operations are told by.</summary>
    public const string Section = "Feeds:Webhook";

    /// <summary>Days after which a feed that was not heard is one that is no more, unless a rule names it.</summary>
    private const int Days = 14;

    [Function(nameof(WatchFeeds))]
    public async Task RunAsync([TimerTrigger("20 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var rules = options.Value.Silence;
        if (rules.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var heard = await feeds.ListHeardAsync(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-Days), cancellationToken);
        var faults = new List<Exception>();
        foreach (var feed in Watched(rules, heard))
        {
            try
            {
                await LookAsync(feed, rules.First(rule => Names(rule, feed)), now, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // One that cannot be looked at, or told of, must not hide the others. The next minute tries again.
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
        {
            throw new AggregateException($"{faults.Count} feeds could not be watched; late run: {timer.IsPastDue}.", faults.Take(3));
        }
    }

    private static IEnumerable<FeedHeard> Watched(IReadOnlyList<SilenceRule> rules, IReadOnlyList<FeedHeard> heard)
    {
        var named = rules.Where(rule => rule.Session is not null).Select(rule => new FeedHeard(rule.Venue, rule.Session!, LastHeard: null));
        return heard.Concat(named).DistinctBy(feed => (feed.Venue, feed.Session)).Where(feed => rules.Any(rule => Names(rule, feed)));
    }

    private static bool Names(SilenceRule rule, FeedHeard feed) => rule.Venue == feed.Venue && (rule.Session is null || rule.Session == feed.Session);

    private async Task LookAsync(FeedHeard feed, SilenceRule rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var calendar = CalendarOf(rule);
        var pulse = await pulses.ChangeAsync(
            feed.Venue,
            feed.Session,
            stored => FeedSilence.At(stored.Silence, calendar, feed.LastHeard, rule.After, now) is var silence && silence == stored.Silence
                ? stored
                : stored with { Silence = silence },
            cancellationToken);
        if (pulse.Silence is { IsTold: false } begun)
        {
            await TellAsync(feed, "silent", begun.Since, $"Feed {feed.Venue} {feed.Session} says nothing since {NoticeInstant.Text(begun.Since)}, while {calendar.Name} trades.", cancellationToken);
            await ToldAsync(feed, begun, begun with { IsTold = true }, cancellationToken);
        }

        if (pulse.Silence is { EndedAt: { } endedAt } ended)
        {
            await TellAsync(feed, "heard", ended.Since, $"Feed {feed.Venue} {feed.Session} was heard again at {NoticeInstant.Text(endedAt)}.", cancellationToken);
            await ToldAsync(feed, ended with { IsTold = true }, after: null, cancellationToken);
        }
    }

    private BusinessCalendar CalendarOf(SilenceRule rule) => settings.KnownCalendars.TryGetValue(rule.Calendar, out var calendar)
        ? calendar
        : throw new InvalidOperationException(
            $"Setting {FeedOptions.Section}: there is no calendar \"{rule.Calendar}\"; known are {string.Join(", ", settings.KnownCalendars.Keys.Order(StringComparer.Ordinal))}.");

    /// <summary>Told again after a crash in between, under the same key.</summary>
    private async Task TellAsync(FeedHeard feed, string kind, DateTimeOffset since, string text, CancellationToken cancellationToken)
    {
        LogNotice(logger, feed.Venue, feed.Session, kind, text);
        var body = new FeedNoticeBody(kind, feed.Venue, feed.Session, since, text);
        var key = $"{feed.Venue}-{feed.Session}-{kind}-{NoticeInstant.Key(since)}";
        await webhook.PostAsync(Section, body, HttpJson.Default.FeedNoticeBody, key, cancellationToken);
    }

    private Task<FeedPulse> ToldAsync(FeedHeard feed, FeedSilence before, FeedSilence? after, CancellationToken cancellationToken) => pulses.ChangeAsync(
        feed.Venue, feed.Session, pulse => pulse.Silence == before ? pulse with { Silence = after } : pulse, cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Venue} {Session} is {Kind}: {Text}")]
    private static partial void LogNotice(ILogger logger, string venue, string session, string kind, string text);
}

/// <summary>What the webhook of feeds is sent. <see cref="Text"/> is what chat systems show.</summary>
/// <param name="Kind"><c>silent</c> when the silence begins, <c>heard</c> when it ends.</param>
/// <param name="Venue">The venue.</param>
/// <param name="Session">The session.</param>
/// <param name="Since">When the silence began.</param>
/// <param name="Text">A sentence.</param>
internal sealed record FeedNoticeBody(string Kind, string Venue, string Session, DateTimeOffset Since, string Text);

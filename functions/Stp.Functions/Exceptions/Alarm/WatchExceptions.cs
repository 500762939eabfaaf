using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stp.Domain.Holding.Alarm;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Notifying;

namespace Stp.Functions.Exceptions.Alarm;

/// <summary>
/// Every minute: tells people by a webhook when too many messages are held, or one for too long, and when that is over. A notice that could not be
/// delivered is sent again a minute later under the same key; one that was is not.
/// </summary>
internal sealed partial class WatchExceptions(
    ExceptionLists lists, AlarmStore store, Webhook webhook, IOptions<AlarmOptions> options, TimeProvider time, ILogger<WatchExceptions> logger)
{
    /// <summary>The webhook that operations are told by.</summary>
    public const string Section = "Exceptions:Webhook";

    private static readonly ExceptionFilter Open = new(HeldStatus.Open);

    [Function(nameof(WatchExceptions))]
    public async Task RunAsync([TimerTrigger("15 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = await lists.CountAsync(HeldStatus.Open, cancellationToken);
        var oldest = (await lists.ListAsync(Open, after: null, limit: 1, cancellationToken)).Documents is [var first] ? first.ReceivedAt : (DateTimeOffset?)null;
        var (maxOpen, maxAge) = (options.Value.MaxOpen, options.Value.MaxAge);
        await TellAsync(
            alarms => alarms.Count,
            (alarms, state) => alarms with { Count = state },
            state => state.Count(open, maxOpen, now),
            isRaised => new AlarmNotice(
                AlarmKind.Count, isRaised, now, open, oldest,
                isRaised ? $"{open} messages are held; {maxOpen} are too many." : $"{open} messages are held, which is below {maxOpen} again."),
            cancellationToken);
        await TellAsync(
            alarms => alarms.Age,
            (alarms, state) => alarms with { Age = state },
            state => state.Age(oldest, maxAge, now),
            isRaised => new AlarmNotice(
                AlarmKind.Age, isRaised, now, open, oldest,
                isRaised ? $"A message is held since {oldest:yyyy-MM-dd HH:mm} UTC; the limit is {maxAge}." : $"No message is held for {maxAge} any more."),
            cancellationToken);
        LogWatched(logger, open, oldest, timer.IsPastDue);
    }

    /// <summary>Told first and noted after it, so that no notice is lost; the key is that of the change, so that the receiver drops a repetition.</summary>
    private async Task TellAsync(
        Func<AlarmDocument, AlarmState> read,
        Func<AlarmDocument, AlarmState, AlarmDocument> write,
        Func<AlarmState, AlarmState> next,
        Func<bool, AlarmNotice> notice,
        CancellationToken cancellationToken)
    {
        var stored = await store.ReadAsync(cancellationToken);
        var alarms = stored?.Document ?? new AlarmDocument();
        var state = next(read(alarms));
        if (ReferenceEquals(state, read(alarms)))
        {
            return;
        }

        var body = notice(state.IsRaised);
        var key = string.Create(CultureInfo.InvariantCulture, $"exceptions-{EnumText.Of(body.Kind)}-{state.Changes}");
        LogNotice(logger, body.Kind, body.IsRaised, body.Text);
        await webhook.PostAsync(Section, body, HttpJson.Default.AlarmNotice, key, cancellationToken);
        if (!await store.TryWriteAsync(write(alarms, state), stored?.ETag, cancellationToken))
        {
            LogOvertaken(logger, key);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Open} exceptions are open, the oldest since {Oldest}; late run: {IsPastDue}")]
    private static partial void LogWatched(ILogger logger, int open, DateTimeOffset? oldest, bool isPastDue);

    /// <summary>Before anybody is told, so that an alert on the log does not depend on the webhook.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "Alarm for the {Kind} of held messages, raised {IsRaised}: {Text}")]
    private static partial void LogNotice(ILogger logger, AlarmKind kind, bool isRaised, string text);

    [LoggerMessage(Level = LogLevel.Information, Message = "Alarm {Key} was noted by another run, or by an attempt whose answer was lost")]
    private static partial void LogOvertaken(ILogger logger, string key);
}

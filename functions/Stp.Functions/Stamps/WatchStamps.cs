using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stp.Functions.Http;
using Stp.Functions.Notifying;

namespace Stp.Functions.Stamps;

/// <summary>
/// Four times a minute: gives a sign of life of this stamp and looks for that of the others. People are told once when one falls silent, and once
/// when it is heard again. So the loss of a region is noticed by what is left, whatever is lost with it.
/// </summary>
internal sealed partial class WatchStamps(
    StampStore stamps, Webhook webhook, IOptions<StampOptions> options, TimeProvider time, ILogger<WatchStamps> logger)
{
    /// <summary>The webhook that operations are told by.</summary>
    public const string Section = "Stamps:Webhook";

    [Function(nameof(WatchStamps))]
    public async Task RunAsync([TimerTrigger("*/15 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var name = options.Value.Name;
        if (name.Length == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        // Looks first: where the region that is lost is the one that is written, nothing can be written for a while, but read.
        var faults = new List<Exception>();
        foreach (var other in (await stamps.ListAsync(cancellationToken)).Where(stamp => stamp.Id != name))
        {
            try
            {
                await LookAsync(other, now, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // One that cannot be told of must not keep this one from its own sign of life. The next look tries again.
                faults.Add(fault);
            }
        }

        await stamps.BeatAsync(name, now, cancellationToken);
        if (faults.Count > 0)
        {
            throw new AggregateException($"{faults.Count} stamps could not be told of; late run: {timer.IsPastDue}.", faults);
        }
    }

    private async Task LookAsync(StampDocument stamp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isSilent = now - stamp.HeardAt >= options.Value.SilentAfter;
        if (isSilent && stamp.ToldSilentSince is null)
        {
            await TellAsync(stamp, "silent", stamp.HeardAt, $"Stamp {stamp.Id} gives no sign of life since {NoticeInstant.Text(stamp.HeardAt)}.", cancellationToken);
            await stamps.ToldAsync(stamp, stamp.HeardAt, cancellationToken);
        }
        else if (!isSilent && stamp.ToldSilentSince is { } since)
        {
            await TellAsync(stamp, "heard", since, $"Stamp {stamp.Id} gives signs of life again.", cancellationToken);
            await stamps.ToldAsync(stamp, silentSince: null, cancellationToken);
        }
    }

    /// <summary>Told again under the same key after a crash in between, and by each of several that notice it.</summary>
    private async Task TellAsync(StampDocument stamp, string kind, DateTimeOffset since, string text, CancellationToken cancellationToken)
    {
        LogNotice(logger, stamp.Id, kind, text);
        var key = $"{stamp.Id}-{kind}-{NoticeInstant.Key(since)}";
        await webhook.PostAsync(Section, new StampNoticeBody(kind, stamp.Id, since, text), HttpJson.Default.StampNoticeBody, key, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stamp {Stamp} is {Kind}: {Text}")]
    private static partial void LogNotice(ILogger logger, string stamp, string kind, string text);
}

/// <summary>What the webhook of stamps is sent. <see cref="Text"/> is what chat systems show.</summary>
/// <param name="Kind"><c>silent</c> when a stamp falls silent, <c>heard</c> when it is heard again.</param>
/// <param name="Stamp">Its name.</param>
/// <param name="Since">Its last sign of life before that.</param>
/// <param name="Text">A sentence.</param>
internal sealed record StampNoticeBody(string Kind, string Stamp, DateTimeOffset Since, string Text);

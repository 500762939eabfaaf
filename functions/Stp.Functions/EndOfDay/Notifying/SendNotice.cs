using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Notifying;

namespace Stp.Functions.EndOfDay.Notifying;

/// <summary>Tells finance by the firm's webhook. Tried again by its orchestration; the key in the header lets the receiver drop what it has.</summary>
internal sealed partial class SendNotice(Webhook webhook, RunStore runs, BreakStore breaks, ILogger<SendNotice> logger)
{
    /// <summary>The webhook that finance is told by.</summary>
    public const string Section = "EndOfDay:Webhook";

    [Function(nameof(SendNotice))]
    public async Task RunAsync([ActivityTrigger] Notice notice, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(notice, cancellationToken);
        LogNotice(logger, notice.Kind, notice.Key.InstanceId, body.Text);
        var key = string.Create(CultureInfo.InvariantCulture, $"{notice.Key.InstanceId}-{notice.Kind}-{notice.At:yyyyMMddHHmmssfff}");
        await webhook.PostAsync(Section, body, HttpJson.Default.NoticeBody, key, cancellationToken);
    }

    private async Task<NoticeBody> BodyAsync(Notice notice, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(notice.Key, cancellationToken);
        var reviews = await breaks.ListAsync(notice.Key, cancellationToken);
        var open = ReviewProgress.Of(reviews).Open;
        var day = $"{notice.Key.BusinessDate:yyyy-MM-dd}";
        var text = notice.Kind switch
        {
            NoticeKind.Report => $"The end-of-day report of {day} is there: {reviews.Count} breaks, {open} of them open.",
            NoticeKind.Reminder => $"The end of day of {day} still waits for finance: {open} of {reviews.Count} breaks are open.",
            NoticeKind.Escalation => $"The end of day of {day} has not been signed in time: {open} of {reviews.Count} breaks are open.",
            NoticeKind.Signed => $"The end of day of {day} is signed by {string.Join(" and ", run.Review.Signatures.Select(signature => signature.By))}.",
            NoticeKind.Restated => $"The signed day {day} was changed by {run.Restatement?.Trades} trades after it was signed.",
            _ => $"The check of {day} could not be completed: {run.Failure}",
        };
        return new NoticeBody(notice.Kind, notice.Key.BusinessDate, notice.Key.Run, run.Review.Status, reviews.Count, open, text);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind} of {Run}: {Text}")]
    private static partial void LogNotice(ILogger logger, NoticeKind kind, string run, string text);
}

/// <summary>What the webhook is sent. <see cref="Text"/> is what chat systems show.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="BusinessDate">The date.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Breaks">How many breaks it has.</param>
/// <param name="OpenBreaks">How many of them are neither explained nor resolved.</param>
/// <param name="Text">A sentence.</param>
internal sealed record NoticeBody(NoticeKind Kind, DateOnly BusinessDate, int Run, DayStatus Status, int Breaks, int OpenBreaks, string Text);

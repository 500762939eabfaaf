using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Positions;

namespace Stp.Functions.EndOfDay.Restating;

/// <summary>Every minute: looks whether anything was posted to a signed day since the last look, and marks such a day as restated.</summary>
internal sealed class RestateSignedDays(LatePostings postings, RunStore runs, WatchStore watch, RestatedDays days, TimeProvider time)
{
    /// <summary>A posting may be stored some time after the instant that it bears, so the last minutes are always looked at again.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>Postings looked at in one run; what is beyond has its turn in the next.</summary>
    private const int MaxPostings = 10_000;

    [Function(nameof(RestateSignedDays))]
    public async Task RunAsync(
        [TimerTrigger("45 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await runs.LastSignedAsync(cancellationToken) is not { } last)
        {
            return;
        }

        var since = await watch.ReadAsync(cancellationToken) ?? last.CutOff!.Value;
        var late = await postings.ListAsync(since, afterId: null, last.BusinessDate, MaxPostings, cancellationToken);
        foreach (var date in late.Select(posting => posting.ClearingDate).Distinct().Order())
        {
            if (await runs.SignedOnOrAfterAsync(date, cancellationToken) is { } run
                && await days.LookAsync(run.Key, atSignOff: false, cancellationToken) is { AtSignOff: false } restatement)
            {
                await TellAsync(client, run.Key, restatement, cancellationToken);
            }
        }

        // Only now: where a look is cut off, the next one begins at the same posting, and tells what this one could not.
        await watch.WriteAsync(late.Count == MaxPostings ? late[^1].BookedAt.AddTicks(-1) : now - Overlap, cancellationToken);
    }

    /// <summary>Starts to tell finance of a restatement, unless that was started by a look before.</summary>
    private static Task TellAsync(DurableTaskClient client, RunKey key, RestatementSummary restatement, CancellationToken cancellationToken)
    {
        var at = restatement.At.UtcDateTime;
        var instanceId = string.Create(CultureInfo.InvariantCulture, $"{key.InstanceId}-restated-{at:yyyyMMddHHmmssfff}");
        return client.StartOnceAsync(nameof(TellFinance), new Notice(key, NoticeKind.Restated, at), instanceId, cancellationToken);
    }
}

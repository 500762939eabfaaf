using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Feeds;
using Stp.Functions.Reference;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Looks for what the book may be short of: missing sequence numbers, held messages, queues that had not drained; and at prices that differ.</summary>
internal sealed class CheckFeeds(
    RunStore runs, ResultStore results, CosmosFeedStore feeds, ExceptionLists exceptions, PriceBooks prices, ReferenceCache reference)
{
    [Function(nameof(CheckFeeds))]
    public async Task RunAsync([ActivityTrigger] RunKey key, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(key, cancellationToken);
        var snapshot = await reference.GetAsync(cancellationToken);
        var settlement = await prices.OfAsync(run.Prices!, snapshot, cancellationToken);
        await results.PutFindingsAsync(
            key,
            "feeds",
            [
                .. FeedBreaks.Gaps(await feeds.ListWithGapsAsync(key.BusinessDate, cancellationToken), key.BusinessDate),
                .. FeedBreaks.Held(await exceptions.CountOpenAsync(run.CutOff!.Value, cancellationToken), key.BusinessDate),
                .. run.Undrained is { } queue ? [FeedBreaks.NotDrained(queue.Queue, messages: null, queue.Oldest, key.BusinessDate)] : Array.Empty<Break>(),
                .. settlement.Conflicts,
            ],
            cancellationToken);
    }
}

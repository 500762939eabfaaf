using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Feeds;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Tells whether sequence numbers are missing in any feed, as far as anybody can still send them.</summary>
internal sealed class LookAtGaps(CosmosFeedStore feeds)
{
    [Function(nameof(LookAtGaps))]
    public async Task<bool> RunAsync([ActivityTrigger] RunKey key, CancellationToken cancellationToken) =>
        (await feeds.ListWithGapsAsync(key.BusinessDate, cancellationToken)).Count > 0;
}

using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>Once a run is signed, the runs of its date before it hold no longer.</summary>
internal sealed class CloseDay(EarlierRuns earlier)
{
    [Function(nameof(CloseDay))]
    public Task RunAsync([ActivityTrigger] RunKey key, CancellationToken cancellationToken) =>
        earlier.SupersedeAsync(key, isSigned: true, cancellationToken);
}

using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Restating;

/// <summary>Tells whether a signed day has changed since its cut-off: while people were at work on it, bookings went on.</summary>
internal sealed class LookForAmendments(RestatedDays days)
{
    [Function(nameof(LookForAmendments))]
    public Task<bool> RunAsync([ActivityTrigger] RunKey key, CancellationToken cancellationToken) => days.LookAsync(key, cancellationToken);
}

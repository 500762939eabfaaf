using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Restating;

/// <summary>
/// Tells whether a signed day had changed since its cut-off when it was signed: while people were at work on it, bookings went on. Another attempt
/// tells the same; what was found by the clock meanwhile has been told by it.
/// </summary>
internal sealed class LookForAmendments(RestatedDays days)
{
    [Function(nameof(LookForAmendments))]
    public async Task<bool> RunAsync([ActivityTrigger] RunKey key, CancellationToken cancellationToken) =>
        await days.LookAsync(key, atSignOff: true, cancellationToken) is { AtSignOff: true };
}

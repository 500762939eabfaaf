using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>Tells how the review of a run stands. What was said of it is in the store, so an event that was lost is made up for by the next look.</summary>
internal sealed class LookAtReview(RunStore runs, EndOfDaySettings settings)
{
    [Function(nameof(LookAtReview))]
    public async Task<ReviewState> RunAsync([ActivityTrigger] RunKey key, CancellationToken cancellationToken)
    {
        var status = (await runs.GetAsync(key, cancellationToken)).Review.Status;
        return new ReviewState(
            status != DayStatus.AwaitingSignOff, status is DayStatus.Signed or DayStatus.Restated, settings.ReminderEvery, settings.EscalationAfter);
    }
}

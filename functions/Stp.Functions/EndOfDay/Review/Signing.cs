using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>Puts signatures under days.</summary>
internal sealed class Signing(RunStore runs, BreakStore breaks, RunEvents events, TimeProvider time)
{
    /// <summary>Signs the latest run of a date.</summary>
    /// <param name="client">Tells the review that waits for it.</param>
    /// <param name="caller">Who signs.</param>
    /// <param name="date">The date of the route.</param>
    /// <param name="read">Number of the run that the signer has read; null where they ask for the latest, whichever that is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ReviewException">The day does not allow it.</exception>
    public async Task<RunDocument> SignAsync(DurableTaskClient client, Caller caller, string date, int? read, CancellationToken cancellationToken)
    {
        var latest = await RunRoute.FindAsync(runs, date, number: null, cancellationToken);
        if (read is not null && read != latest.Run)
        {
            throw new ReviewException(ReviewCodes.DaySuperseded, $"You have read run {read}; run {latest.Run} has taken its place meanwhile.");
        }

        var signed = await runs.ChangeAsync(
            latest.Key,
            async run => run with { Review = run.Review.Sign(caller.Person, await ProgressAsync(run, cancellationToken), time.GetUtcNow()) },
            cancellationToken,
            (before, after) => DayAudit.OfSignature(before, after, caller.Person, time.GetUtcNow()));
        await events.TryRaiseAsync(client, signed.Key.ReviewInstanceId, ReviewDay.ReviewChanged, cancellationToken);
        return signed;
    }

    /// <summary>Why somebody could not sign a run now, in a sentence; null where nothing stands in the way.</summary>
    public string? ProblemOf(RunDocument run, IReadOnlyCollection<BreakReview> of, Caller caller)
    {
        try
        {
            run.Review.Sign(caller.Person, ReviewProgress.Of(of), time.GetUtcNow());
            return null;
        }
        catch (ReviewException refused)
        {
            return refused.Message;
        }
    }

    private async Task<ReviewProgress> ProgressAsync(RunDocument run, CancellationToken cancellationToken) =>
        ReviewProgress.Of(await breaks.ListAsync(run.Key, cancellationToken));
}

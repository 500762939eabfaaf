using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary>Sends held messages through normalizing and booking again.</summary>
internal sealed class ExceptionReprocessing(ExceptionRoute route, ReprocessQueue queue, ExceptionBatches batches)
{
    /// <summary>One message: the exception once it is durably queued.</summary>
    /// <exception cref="HeldReviewException">The exception does not allow it.</exception>
    public async Task<HeldExceptionDocument> OneAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var held = await route.FindAsync(caller, id, cancellationToken);
        Require(held.Reason, held.Review);
        await queue.SendAsync([held], caller.Person, batch: null, cancellationToken);
        return await route.FindAsync(caller, id, cancellationToken);
    }

    /// <summary>Every open one that matches: a batch once it is durably queued.</summary>
    /// <exception cref="RequestException">400: the cause is none.</exception>
    public Task<ExceptionBatch> AllAsync(Caller caller, ExceptionSelection which, CancellationToken cancellationToken) =>
        batches.StartAsync(which.ToFilter(), caller.Person, dismissReason: null, cancellationToken);

    private static void Require(string reason, HeldReview review)
    {
        if (reason == ReasonCodes.AmendmentParked && review.Status == HeldStatus.Open)
        {
            throw new HeldReviewException(
                HeldReviewCodes.Waiting, "The amendment waits for the trade that it amends, and is booked by itself when that comes. Dismiss it if it never will.");
        }

        review.NextAttempt();
    }
}

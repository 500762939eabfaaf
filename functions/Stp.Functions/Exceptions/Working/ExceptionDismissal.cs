using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary>Dismisses many held messages for one reason.</summary>
internal sealed class ExceptionDismissal(ExceptionBatches batches)
{
    /// <summary>Every open one that matches: a batch once it is durably queued.</summary>
    /// <exception cref="HeldReviewException">The reason says nothing, or is too long.</exception>
    /// <exception cref="RequestException">400: the cause is none.</exception>
    public Task<ExceptionBatch> AllAsync(Caller caller, ExceptionSelection which, string? reason, CancellationToken cancellationToken) =>
        batches.StartAsync(which.ToFilter(), caller.Person, HeldReview.CheckedReason(reason), cancellationToken);
}

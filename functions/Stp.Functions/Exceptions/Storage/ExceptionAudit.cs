using System.Text.Json;
using Stp.Domain.Holding.Review;
using Stp.Domain.People;
using Stp.Functions.Audit;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http;

namespace Stp.Functions.Exceptions.Storage;

/// <summary>What people do with held messages, as entries of the audit trail.</summary>
internal static class ExceptionAudit
{
    public const string Assign = "exception.assign";
    public const string Comment = "exception.comment";
    public const string Dismiss = "exception.dismiss";
    public const string Reopen = "exception.reopen";
    private const string Reprocess = "exception.reprocess";
    private const string ReprocessAll = "exception.reprocess-all";
    private const string DismissAll = "exception.dismiss-all";

    /// <summary>Something done with an exception.</summary>
    public static PendingAudit Of(HeldExceptionDocument before, HeldExceptionDocument after, string action, Person by, DateTimeOffset at) => PendingAudit.OfException(
        after.ExceptionId, AuditEntry.Of(at, by, action, $"exceptions/{after.Id}", Json(before.Review), Json(after.Review)));

    /// <summary>
    /// A reprocessing that a person has asked for, told by whichever is stored first: the note of it, or its outcome where a crash or the queue was
    /// quicker than the note. Null where the exception knows of it already, and for one of many, since their batch has an entry of its own.
    /// </summary>
    public static PendingAudit? OfReprocess(ReprocessTicket ticket, HeldExceptionDocument before, HeldExceptionDocument after, DateTimeOffset at) =>
        ticket.Batch is null && Tells(after, ticket) && !Tells(before, ticket) ? Of(before, after, Reprocess, ticket.Asker, at) : null;

    /// <summary>A batch: what it was asked for.</summary>
    public static PendingAudit OfBatch(ExceptionBatch batch)
    {
        var which = ExceptionSelection.Of(batch.Filter);
        var (action, asked) = batch.Kind == BatchKind.Reprocess
            ? (ReprocessAll, JsonSerializer.Serialize(which, HttpJson.Default.ExceptionSelection))
            : (DismissAll, JsonSerializer.Serialize(new DismissAllBody(which, batch.DismissReason), HttpJson.Default.DismissAllBody));
        return PendingAudit.OfException(
            batch.Id, AuditEntry.Of(batch.StartedAt, batch.Starter, action, $"exceptions/batches/{batch.Id}", before: null, asked));
    }

    private static bool Tells(HeldExceptionDocument document, ReprocessTicket ticket) =>
        document.Review.Actions.Any(action => action.Attempt == ticket.Attempt && action.By == ticket.By);

    private static string Json(HeldReview review) => JsonSerializer.Serialize(
        new ExceptionState(review.Status, review.Owner, review.Comment, review.Attempt), HttpJson.Default.ExceptionState);
}

/// <summary>Where an exception stands, as the audit trail keeps it.</summary>
internal sealed record ExceptionState(HeldStatus Status, string? Owner, string? Comment, int Attempts);

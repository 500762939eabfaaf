using Microsoft.AspNetCore.Http;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary>What the functions have in common that do something with one exception.</summary>
internal sealed class ExceptionRoute(CosmosExceptionStore store, ExceptionView view, TimeProvider time)
{
    public static readonly PathParameter IdParameter = new("id", "The id of the exception.", ExceptionItem.Example.Id, Format: null, ProblemKinds.NotFound);

    /// <summary>The answer of whatever changes an exception.</summary>
    public static readonly Answer Changed =
        Answer.Json(StatusCodes.Status200OK, HttpJson.Default.ExceptionDetail, ExceptionDetail.Example, "The exception as it stands now.");

    /// <summary>An exception that the caller may see: a message that could not be understood may be of any account, so it is not for a reader of some.</summary>
    /// <exception cref="RequestException">404: there is none, or not for this caller.</exception>
    public async Task<HeldExceptionDocument> FindAsync(Caller caller, string id, CancellationToken cancellationToken) =>
        (caller.Accounts is null ? await store.FindAsync(id, cancellationToken) : null) ?? throw Missing(id);

    /// <summary>Changes what was done with an exception, together with its entry of the audit trail, and answers the exception.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">The exception.</param>
    /// <param name="action">What is done, as the audit trail names it.</param>
    /// <param name="change">The change, at an instant that is the same for every attempt at it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IResult> ChangeAsync(
        Caller caller, string id, string action, Func<HeldReview, DateTimeOffset, HeldReview> change, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Json(
                await view.OfAsync(await ApplyAsync(caller, id, action, change, cancellationToken), cancellationToken), HttpJson.Default.ExceptionDetail);
        }
        catch (HeldReviewException refused)
        {
            return ExceptionProblem.Of(refused);
        }
    }

    /// <summary>The same, for whoever answers otherwise.</summary>
    /// <exception cref="HeldReviewException">The exception does not allow it.</exception>
    public async Task<HeldExceptionDocument> ApplyAsync(
        Caller caller, string id, string action, Func<HeldReview, DateTimeOffset, HeldReview> change, CancellationToken cancellationToken)
    {
        await FindAsync(caller, id, cancellationToken);
        var at = time.GetUtcNow();
        var changed = await store.ChangeAsync(
            id,
            document => document.With(change(document.Review, at)),
            (before, after) => ExceptionAudit.Of(before, after, action, caller.Person, at),
            cancellationToken);
        return changed!;
    }

    private static RequestException Missing(string id) => new(ProblemKinds.NotFound, $"There is no exception {id}.");
}

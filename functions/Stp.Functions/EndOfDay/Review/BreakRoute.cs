using Microsoft.AspNetCore.Http;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>What the functions that say something of a break have in common.</summary>
internal sealed class BreakRoute(RunStore runs, BreakStore breaks, TimeProvider time)
{
    public static readonly PathParameter IdParameter = new("id", "The id of the break.", BreakItem.Example.Break.Id, Format: null);

    /// <summary>Changes the break of a route, as far as the caller may see it.</summary>
    public async Task<IResult> ChangeAsync(
        Caller caller, string date, string id, string action, Func<DayReview, BreakReview, BreakReview> change, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Json(
                BreakItem.Of(await ApplyAsync(caller, date, run: null, id, action, change, cancellationToken)), HttpJson.Default.BreakItem);
        }
        catch (ReviewException refused)
        {
            return ReviewProblem.Of(refused);
        }
    }

    /// <summary>The same, for whoever answers otherwise.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="date">The date of the route.</param>
    /// <param name="run">The run that they have before their eyes; null for the latest.</param>
    /// <param name="id">The break.</param>
    /// <param name="action">What is done, as the audit trail names it.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RequestException">404: there is no such break, or not for this caller.</exception>
    /// <exception cref="ReviewException">The day or the break does not allow it.</exception>
    public async Task<BreakReview> ApplyAsync(
        Caller caller, string date, int? run, string id, string action, Func<DayReview, BreakReview, BreakReview> change, CancellationToken cancellationToken)
    {
        var found = await RunRoute.FindAsync(runs, date, run, cancellationToken);
        return await breaks.ReviewAsync(
            found.Key,
            Id(id),
            (day, review) => GetBreaks.MaySee(caller, review) ? change(day, review) : throw Missing(id),
            (before, after) => DayAudit.OfBreak(found.Key, before, after, action, caller.Person, time.GetUtcNow()),
            cancellationToken) ?? throw Missing(id);
    }

    /// <summary>The id of a route, which becomes part of the id of a document.</summary>
    /// <exception cref="RequestException">404: no break has such an id.</exception>
    public static string Id(string id) => id.Length <= 40 && id.All(char.IsAsciiHexDigitLower) ? id : throw Missing(id);

    private static RequestException Missing(string id) => new(ProblemKinds.NotFound, $"There is no break {id}.");
}

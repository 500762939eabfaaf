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
        var run = await RunRoute.FindAsync(runs, date, number: null, cancellationToken);
        try
        {
            var changed = await breaks.ReviewAsync(
                run.Key,
                Id(id),
                (day, review) => GetBreaks.MaySee(caller, review) ? change(day, review) : throw Missing(id),
                (before, after) => DayAudit.OfBreak(run.Key, before, after, action, caller.Name, time.GetUtcNow()),
                cancellationToken);
            return changed is null ? throw Missing(id) : TypedResults.Json(BreakItem.Of(changed), HttpJson.Default.BreakItem);
        }
        catch (ReviewException refused)
        {
            return ReviewProblem.Of(refused);
        }
    }

    /// <summary>The id of a route, which becomes part of the id of a document.</summary>
    /// <exception cref="RequestException">404: no break has such an id.</exception>
    public static string Id(string id) => id.Length <= 40 && id.All(char.IsAsciiHexDigitLower) ? id : throw Missing(id);

    private static RequestException Missing(string id) => new(ProblemKinds.NotFound, $"There is no break {id}.");
}

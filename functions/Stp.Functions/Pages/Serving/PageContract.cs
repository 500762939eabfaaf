using System.Globalization;
using System.Text.Json.Nodes;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Pages.Serving;

/// <summary>Contracts of pages and of what their forms send. Names of roles, and whether all accounts are concerned, are those of the API's routes.</summary>
internal static class PageContract
{
    private static readonly Answer Html = Answer.Text("text/html", "The page.", "<!DOCTYPE html>");

    /// <summary>A page.</summary>
    /// <param name="summary">What it shows.</param>
    /// <param name="like">The route of the API that tells the same.</param>
    /// <param name="path">The parameters in the path.</param>
    /// <param name="query">The parameters in the query string, besides the notice.</param>
    public static RouteContract Of(string summary, RouteContract like, IReadOnlyList<PathParameter>? path = null, IReadOnlyList<QueryParameter>? query = null) => new()
    {
        Summary = summary,
        Role = like.Role,
        ConcernsAllAccounts = like.ConcernsAllAccounts,
        IsPage = true,
        Path = path ?? [],
        Query = [.. query ?? [], PageNotices.Parameter],
        Answers = [Html],
        Problems = [ProblemKinds.NotFound],
    };

    /// <summary>What a form sends. Doing it twice is the same, or is refused, so that nothing of it needs to be remembered.</summary>
    public static RouteContract Action(string summary, RouteContract like, params IReadOnlyList<PathParameter> path) => Of(summary, like, path) with
    {
        Query = [],
        RemembersKeys = false,
        Body = RequestContent.Text("application/x-www-form-urlencoded", "The fields of the form.", "") with { Problems = [ProblemKinds.RequestMalformed] },
    };

    /// <summary>The same for what belongs to everybody who sees every account.</summary>
    public static RouteContract ForAllAccounts(this RouteContract contract) => contract with { ConcernsAllAccounts = true };

    /// <summary>An instant as a browser's field has it: a date and a time without a zone, which is UTC.</summary>
    public static QueryParameter<DateTimeOffset?> Picked(string name, string description) => new(
        name,
        description,
        "2026-11-20T18:00",
        new JsonObject { ["type"] = "string" },
        "a date and time (UTC) such as 2026-11-20T18:00",
        text => DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null);
}

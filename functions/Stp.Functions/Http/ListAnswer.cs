using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Stp.Functions.Http;

/// <summary>The answer of a list: <c>{"value": [...], "nextLink": "..."}</c>, or CSV where the client accepts it.</summary>
internal static class ListAnswer
{
    public static IResult Of<T>(HttpRequest request, IReadOnlyList<T> items, string? nextLink, JsonTypeInfo<Page<T>> type, CsvColumns<T> columns)
    {
        return AcceptsCsv(request) ? Csv(request, items, nextLink, columns) : TypedResults.Json(new Page<T>(items, nextLink), type);
    }

    /// <summary>The answer as CSV.</summary>
    public static IResult Csv<T>(HttpRequest request, IEnumerable<T> items, string? nextLink, CsvColumns<T> columns)
    {
        if (nextLink is not null)
        {
            // RFC 8288: a CSV body has no room for the link.
            request.HttpContext.Response.Headers.Link = $"<{nextLink}>; rel=\"next\"";
        }

        return TypedResults.Text(columns.Write(items), "text/csv; charset=utf-8");
    }

    /// <summary>Whether the client would rather have CSV than JSON.</summary>
    public static bool AcceptsCsv(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        double Quality(string type) => accepted.Where(a => a.MatchesMediaType(type) && !a.MatchesAllTypes).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();
        return Quality("text/csv") > Quality("application/json");
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Value">The items.</param>
/// <param name="NextLink">Address of the next page, or null on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Value, string? NextLink);

using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Stp.Functions.Http;

/// <summary>The query string of a request, read strictly: an unknown or repeated parameter is refused, since ignoring it would answer another question.</summary>
internal sealed class QueryParameters
{
    private const int MaxLength = 2_048;
    private readonly IQueryCollection _query;

    public QueryParameters(HttpRequest request, params ReadOnlySpan<string> known)
    {
        _query = request.Query;
        foreach (var (name, values) in _query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw new RequestException(
                    StatusCodes.Status400BadRequest, "parameter-unknown", $"Query parameter {name} is not known here. Known: {string.Join(", ", known.ToArray())}.");
            }

            if (values.Count != 1 || values[0]!.Length > MaxLength)
            {
                throw RequestException.BadParameter(name, $"given once with at most {MaxLength} characters");
            }
        }
    }

    /// <summary>A text, or null where it is absent or empty.</summary>
    public string? Text(string name) => _query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A date <c>yyyy-MM-dd</c>, or null.</summary>
    public DateOnly? Date(string name) => Text(name) is not { } text
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw RequestException.BadParameter(name, "a date yyyy-MM-dd");

    /// <summary>An instant with an offset (RFC 3339), or null.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        string[] formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];
        var hasOffset = text.EndsWith('Z') || text.Length > 6 && text[^6] is '+' or '-';
        return hasOffset && DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw RequestException.BadParameter(name, "an instant such as 2026-11-20T18:00:00Z");
    }

    /// <summary>One of a few words, or null.</summary>
    public string? OneOf(string name, params ReadOnlySpan<string> allowed) => Text(name) is not { } text
        ? null
        : allowed.Contains(text) ? text : throw RequestException.BadParameter(name, "one of " + string.Join(", ", allowed.ToArray()));
}

using Microsoft.AspNetCore.Http;
using Stp.Domain.Reference;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Reference;

/// <summary>What the functions of reference data have in common.</summary>
internal static class ReferenceRoute
{
    public static readonly PathParameter MapParameter = new(
        "map", $"The map: {string.Join(", ", Enum.GetValues<ReferenceMap>().Select(ReferenceKeys.Name))}.", ReferenceItem.Example.Map, Format: null, ProblemKinds.NotFound);

    public static readonly QueryParameter<DateOnly?> ValidFrom =
        QueryParameter.Date("validFrom", "Which row of a code that has several: the clearing date from which it holds. The one that holds from ever where it is absent.");

    /// <summary>The path of a row.</summary>
    public static IReadOnlyList<PathParameter> KeyParameters { get; } =
    [
        MapParameter,
        new("venue", "The venue whose code it is, or the MIC of contracts; percent-encoded.", ReferenceItem.Example.Venue, Format: null, ProblemKinds.ReferenceInvalid),
        new("code", "The code, percent-encoded.", ReferenceItem.Example.Code, Format: null, ProblemKinds.ReferenceInvalid),
    ];

    /// <summary>The map of a route.</summary>
    /// <exception cref="RequestException">404: there is no such map.</exception>
    public static ReferenceMap Map(string name)
    {
        foreach (var map in Enum.GetValues<ReferenceMap>())
        {
            if (ReferenceKeys.Name(map) == name)
            {
                return map;
            }
        }

        throw new RequestException(
            ProblemKinds.NotFound,
            $"There is no map {name}. There are {string.Join(", ", Enum.GetValues<ReferenceMap>().Select(ReferenceKeys.Name))}.");
    }

    /// <summary>The row of a route; <c>validFrom=</c> names one of several that a code has.</summary>
    /// <exception cref="RequestException">404: there is no such map; 422: no row can have such names.</exception>
    public static ReferenceKey Key(string map, string venue, string code, DateOnly? validFrom)
    {
        var entry = new ReferenceEntry(Map(map), RouteText.Decoded(venue), RouteText.Decoded(code), new Dictionary<string, string>())
        {
            ValidFrom = validFrom,
        };
        return ReferenceText.Problem(entry) is { } problem
            ? throw new RequestException(ProblemKinds.ReferenceInvalid, problem)
            : ReferenceKey.Of(entry);
    }

    /// <summary>The answer to a row that is not there.</summary>
    public static IResult Missing(ReferenceKey key) => Problem.NotFound(
        $"There is no {key.Subject}. A code that holds from a date on is named with {ValidFrom.Name}=.");

    /// <summary>
    /// Whether a change may be made to what there is: that it is still what the caller has seen, by If-Match; that there is none yet, by
    /// If-None-Match: *. To change what there is without saying which is refused, since somebody else's change would be lost.
    /// </summary>
    /// <exception cref="RequestException">412, or 428 where a header is needed.</exception>
    public static void Require(HttpRequest request, ReferenceKey key, IReadOnlyDictionary<string, string>? before)
    {
        var headers = request.GetTypedHeaders();
        var (match, noneMatch) = (headers.IfMatch, headers.IfNoneMatch);
        var tag = before is null ? null : ReferenceItem.TagOf(key, before);
        if (match.Count > 0 && (tag is null || !match.Any(one => one.Tag == "*" || one.Compare(tag, useStrongComparison: true))))
        {
            throw new RequestException(ProblemKinds.Changed, $"{key.Subject} is no longer what If-Match names. Read it again.");
        }

        if (noneMatch.Count > 0 && tag is not null && noneMatch.Any(one => one.Tag == "*" || one.Compare(tag, useStrongComparison: false)))
        {
            throw new RequestException(ProblemKinds.Exists, $"{key.Subject} is there already.");
        }

        if (match.Count == 0 && noneMatch.Count == 0 && tag is not null)
        {
            throw new RequestException(ProblemKinds.IfMatchRequired, $"{key.Subject} is there already. Name its ETag in If-Match to change it.");
        }
    }
}

using Microsoft.AspNetCore.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http;

/// <summary>The query string of a request, read strictly: an unknown or repeated parameter is refused, since ignoring it would answer another question.</summary>
internal sealed class QueryParameters
{
    /// <summary>Most characters of a value.</summary>
    public const int MaxLength = 2_048;

    private readonly Dictionary<QueryParameter, object?> _values;

    /// <summary>Reads every parameter of a contract.</summary>
    /// <exception cref="RequestException">400: one is unknown, repeated, missing, or has a value that cannot be.</exception>
    public QueryParameters(HttpRequest request, IReadOnlyList<QueryParameter> known)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!known.Any(parameter => parameter.Name == name))
            {
                throw new RequestException(ProblemKinds.ParameterUnknown, $"Query parameter {name} is not known here. {Known(known)}");
            }

            if (values.Count != 1 || values[0]!.Length > MaxLength)
            {
                throw RequestException.BadParameter(name, $"given once with at most {MaxLength} characters");
            }
        }

        _values = known.ToDictionary(parameter => parameter, parameter => Read(request.Query[parameter.Name].ToString(), parameter));
    }

    /// <summary>The value of a parameter, or null where it is absent or empty.</summary>
    public T? Get<T>(QueryParameter<T> parameter) => _values.TryGetValue(parameter, out var value)
        ? (T?)value
        : throw new InvalidOperationException($"The contract of the route does not name the query parameter {parameter.Name}.");

    private static object? Read(string text, QueryParameter parameter) =>
        text.Length > 0 ? parameter.Read(text)
        : parameter.IsRequired ? throw RequestException.BadParameter(parameter.Name, "given")
        : null;

    private static string Known(IReadOnlyList<QueryParameter> known) =>
        known.Count == 0 ? "None is." : $"Known: {string.Join(", ", known.Select(parameter => parameter.Name))}.";
}

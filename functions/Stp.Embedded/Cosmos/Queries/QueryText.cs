using System.Text.Json;
using Stp.Embedded.Cosmos.Sql;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>The body of a query request: <c>{"query": "...", "parameters": [{"name": "@a", "value": 1}]}</c>.</summary>
/// <param name="Query">The parsed query.</param>
/// <param name="Fingerprint">Tells this query and its values from others, so that a continuation is not used with another one.</param>
internal sealed record QueryText(SqlQuery Query, ulong Fingerprint)
{
    public static QueryText Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var parameters = new Dictionary<string, SqlValue>(StringComparer.Ordinal);
            if (json.RootElement.TryGetProperty("parameters", out var given))
            {
                foreach (var parameter in given.EnumerateArray())
                {
                    parameters[parameter.GetProperty("name").GetString()!] = SqlValue.From(parameter.GetProperty("value"));
                }
            }

            return new QueryText(SqlParser.Parse(json.RootElement.GetProperty("query").GetString()!, parameters), Hash(body.Span));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw GatewayFault.BadRequest("The query request is not {\"query\": \"...\", \"parameters\": [...]}: " + fault.Message);
        }
    }

    /// <summary>Reading a container's feed is the query for everything.</summary>
    public static QueryText Feed() => new(new SqlQuery { Select = new SqlSelect.Everything() }, 0);

    /// <summary>FNV-1a: a check against mistakes, not against attack.</summary>
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 1_099_511_628_211UL;
        }

        return hash;
    }
}

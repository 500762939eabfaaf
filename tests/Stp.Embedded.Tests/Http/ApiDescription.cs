using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Stp.Functions.Http.OpenApi;

namespace Stp.Embedded.Tests.Http;

/// <summary>openapi.json as a client reads it: finds operations, and holds bodies against its schemas.</summary>
internal sealed class ApiDescription
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly ConcurrentDictionary<string, JsonSchema> _compiled = new(StringComparer.Ordinal);
    private readonly (Regex Path, JsonObject Item)[] _paths;
    private readonly JsonNode _definitions;

    private ApiDescription(byte[] json)
    {
        Json = json;
        Root = JsonNode.Parse(json)!.AsObject();
        _paths = [.. Root["paths"]!.AsObject().Select(path => (PatternOf(path.Key), path.Value!.AsObject()))];
        _definitions = Relocated(Root["components"]!["schemas"]!);
    }

    /// <summary>That of the product's own routes.</summary>
    public static Lazy<Task<ApiDescription>> Product { get; } =
        new(async () => new ApiDescription(await ApiDocument.WriteAsync(ContractHost.Routes, CancellationToken.None)));

    public byte[] Json { get; }

    public JsonObject Root { get; }

    /// <summary>Every operation with its path and method.</summary>
    public IEnumerable<(string Path, string Method, JsonObject Operation)> Operations =>
        from path in Root["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject());

    /// <summary>The operation of an address below the prefix, or null where there is none.</summary>
    public JsonObject? Find(string method, string path) =>
        _paths.FirstOrDefault(candidate => candidate.Path.IsMatch(path)).Item?[method.ToLowerInvariant()] as JsonObject;

    /// <summary>What of a body does not fit a schema of the document; empty where it fits.</summary>
    public string FaultsOf(JsonNode schema, JsonElement body)
    {
        var compiled = _compiled.GetOrAdd(schema.ToJsonString(), _ =>
        {
            var relocated = Relocated(schema).AsObject();
            relocated["$defs"] = _definitions.DeepClone();
            return JsonSchema.FromText(relocated.ToJsonString());
        });
        var results = compiled.Evaluate(body, Options);
        return results.IsValid ? "" : string.Join("; ", (results.Details ?? []).Where(detail => detail.Errors is not null)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Key}: {error.Value}")).Take(5));
    }

    /// <summary>A schema whose references lead into <c>$defs</c> beside it.</summary>
    private static JsonNode Relocated(JsonNode node) =>
        JsonNode.Parse(node.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!;

    private static Regex PatternOf(string path) => new(
        "^" + string.Join("[^/]+", Regex.Split(path, @"\{[^}]+\}", RegexOptions.None, Patience).Select(Regex.Escape)) + "$", RegexOptions.None, Patience);

    private static TimeSpan Patience => TimeSpan.FromMinutes(1);
}

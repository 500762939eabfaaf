using System.Text.Json;
using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Catalog;

/// <summary>The part of an indexing policy from which SQLite indexes are made.</summary>
/// <remarks>
/// The service indexes every path by default, which no SQLite index can do; so only paths that the policy names (composite indexes, and
/// included paths such as <c>/account/?</c> and <c>/accounts/[]/?</c>) are fast here. The others are answered by a scan.
/// </remarks>
internal sealed class IndexingPolicy
{
    /// <summary>Indexes a container: each costs every write.</summary>
    private const int MaxIndexes = 32;

    private const string OneValue = "/?";
    private const string EachElement = "/[]/?";

    public required IReadOnlyList<CompositeIndex> Composite { get; init; }

    public required IReadOnlyList<JsonPath> Included { get; init; }

    /// <summary>Arrays whose strings are indexed, each of them: <c>/accounts/[]/?</c>.</summary>
    public required IReadOnlyList<JsonPath> Arrays { get; init; }

    /// <summary>Every index over values, one of a single path as a composite of one.</summary>
    public IEnumerable<CompositeIndex> All => Included.Select(path => new CompositeIndex([(path, false)])).Concat(Composite);

    public static IndexingPolicy Parse(JsonElement definition)
    {
        if (!definition.TryGetProperty("indexingPolicy", out var policy))
        {
            return new IndexingPolicy { Composite = [], Included = [], Arrays = [] };
        }

        foreach (var other in (string[])["spatialIndexes", "vectorIndexes", "fullTextIndexes"])
        {
            if (policy.TryGetProperty(other, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0)
            {
                throw GatewayFault.NotSupported($"{other} in an indexing policy");
            }
        }

        var included = Items(policy, "includedPaths").Select(item => item.GetProperty("path").GetString()!).ToList();
        var parsed = new IndexingPolicy
        {
            Composite = [.. Items(policy, "compositeIndexes").Select(ParseComposite)],
            Included = [.. included.Where(IsScalar).Select(path => JsonPath.FromSlashes(path[..^OneValue.Length]))],
            Arrays = [.. included.Where(IsArray).Select(path => JsonPath.FromSlashes(path[..^EachElement.Length]))],
        };
        return parsed.Composite.Count + parsed.Included.Count + parsed.Arrays.Count <= MaxIndexes
            ? parsed
            : throw GatewayFault.NotSupported($"more than {MaxIndexes} indexes on one container");
    }

    /// <summary>A path to one value: <c>/a/b/?</c>, and not <c>/*</c> or <c>/list/[]/x/?</c>.</summary>
    private static bool IsScalar(string path) => path.EndsWith(OneValue, StringComparison.Ordinal) && !path.Contains("[]", StringComparison.Ordinal) && path.Length > 3;

    /// <summary>A path to the elements of one array: <c>/list/[]/?</c>, and not <c>/list/[]/x/?</c> or <c>/list/[]/[]/?</c>.</summary>
    private static bool IsArray(string path) =>
        path.EndsWith(EachElement, StringComparison.Ordinal) && !path[..^EachElement.Length].Contains("[]", StringComparison.Ordinal) && path.Length > EachElement.Length;

    private static JsonElement.ArrayEnumerator Items(JsonElement policy, string name) =>
        policy.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static CompositeIndex ParseComposite(JsonElement columns) => new(
        [.. columns.EnumerateArray().Select(column => (
            JsonPath.FromSlashes(column.GetProperty("path").GetString()!),
            column.TryGetProperty("order", out var order) && order.ValueEquals("descending")))]);
}

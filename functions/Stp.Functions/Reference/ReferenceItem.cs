using Microsoft.Net.Http.Headers;
using Stp.Domain.Reference;
using Stp.Functions.Http;

namespace Stp.Functions.Reference;

/// <summary>A row of reference data as HTTP shows it.</summary>
/// <param name="Map">The map.</param>
/// <param name="Venue">The venue whose code it is.</param>
/// <param name="Code">The code.</param>
/// <param name="ValidFrom">The clearing date from which it holds; null from ever.</param>
/// <param name="Values">The columns by name, in the order of names.</param>
internal sealed record ReferenceItem(string Map, string Venue, string Code, DateOnly? ValidFrom, IReadOnlyDictionary<string, string> Values)
{
    public static ReferenceEntry ExampleEntry { get; } =
        new(ReferenceMap.Accounts, "ice", "NWE-4481", new Dictionary<string, string> { ["account"] = "GAS-UK-01", ["ours"] = "true" });

    public static ReferenceItem Example { get; } = Of(ExampleEntry);

    public static ReferenceItem Of(ReferenceEntry entry) => Of(ReferenceKey.Of(entry), entry.Values);

    public static ReferenceItem Of(ReferenceKey key, IReadOnlyDictionary<string, string> values) => new(
        ReferenceKeys.Name(key.Map), key.Venue, key.Code, key.ValidFrom, new SortedDictionary<string, string>(values.ToDictionary(), StringComparer.Ordinal));

    /// <summary>The ETag of a row that says this.</summary>
    public static EntityTagHeaderValue TagOf(ReferenceKey key, IReadOnlyDictionary<string, string> values) =>
        ItemAnswer.TagOf(Of(key, values), HttpJson.Default.ReferenceItem);
}

/// <summary>What a row is to say.</summary>
/// <param name="Values">The columns by name.</param>
internal sealed record ReferenceBody(IReadOnlyDictionary<string, string?>? Values)
{
    public static ReferenceBody Example { get; } = new(new Dictionary<string, string?> { ["account"] = "GAS-UK-01", ["ours"] = "true" });
}

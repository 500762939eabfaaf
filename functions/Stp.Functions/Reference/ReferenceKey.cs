using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>What tells one row of reference data from every other.</summary>
/// <param name="Map">The map.</param>
/// <param name="Venue">The venue as it is stored, see <see cref="ReferenceKeys.Normalised"/>.</param>
/// <param name="Code">The code.</param>
/// <param name="ValidFrom">The clearing date from which it holds; null from ever.</param>
internal sealed record ReferenceKey(ReferenceMap Map, string Venue, string Code, DateOnly? ValidFrom)
{
    public string Partition => ReferenceKeys.Partition(Map, Venue);

    public string Row => ReferenceKeys.Row(Code, ValidFrom);

    /// <summary>As a path, for the audit trail.</summary>
    public string Subject =>
        $"reference/{ReferenceKeys.Name(Map)}/{Uri.EscapeDataString(Venue)}/{Uri.EscapeDataString(Code)}" + (ValidFrom is { } from ? $"?validFrom={from:yyyy-MM-dd}" : "");

    public static ReferenceKey Of(ReferenceEntry entry) =>
        new(entry.Map, ReferenceKeys.Normalised(entry.Map, entry.Venue), entry.Code, entry.ValidFrom);

    /// <summary>The row with values.</summary>
    public ReferenceEntry With(IReadOnlyDictionary<string, string> values) => new(Map, Venue, Code, values) { ValidFrom = ValidFrom };
}

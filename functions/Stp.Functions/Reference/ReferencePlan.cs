using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>What an import would change, or has changed.</summary>
/// <param name="Changes">The rows that change, by map, venue, code and date.</param>
/// <param name="Unchanged">Rows of the import that are there already.</param>
internal sealed record ReferencePlan(IReadOnlyList<ReferenceChange> Changes, int Unchanged)
{
    public int Added => Changes.Count(change => change.Before is null);

    public int Changed => Changes.Count(change => change is { Before: not null, After: not null });

    public int Removed => Changes.Count(change => change.After is null);

    /// <summary>The way from what is stored to what is wanted. Rows that are not named stay, but those of the map that is replaced as a whole.</summary>
    /// <exception cref="ArgumentException">A row stands twice.</exception>
    public static ReferencePlan Of(IEnumerable<ReferenceEntry> stored, IReadOnlyCollection<ReferenceEntry> wanted, ReferenceMap? replaced)
    {
        var before = stored.ToDictionary(ReferenceKey.Of, entry => entry.Values);
        var after = new Dictionary<ReferenceKey, IReadOnlyDictionary<string, string>>(wanted.Count);
        foreach (var entry in wanted)
        {
            if (!after.TryAdd(ReferenceKey.Of(entry), entry.Values))
            {
                throw new ArgumentException($"{ReferenceKey.Of(entry).Subject} stands twice.", nameof(wanted));
            }
        }

        var changes = after
            .Where(row => !before.TryGetValue(row.Key, out var old) || !SameValues(old, row.Value))
            .Select(row => new ReferenceChange(row.Key, before.GetValueOrDefault(row.Key), row.Value))
            .ToList();
        var unchanged = after.Count - changes.Count;
        changes.AddRange(before
            .Where(row => row.Key.Map == replaced && !after.ContainsKey(row.Key))
            .Select(row => new ReferenceChange(row.Key, row.Value, After: null)));
        return new ReferencePlan([.. changes.OrderBy(change => change.Key.Partition, StringComparer.Ordinal).ThenBy(change => change.Key.Row, StringComparer.Ordinal)], unchanged);
    }

    /// <summary>Whether two rows say the same. An empty value is none.</summary>
    public static bool SameValues(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right)
    {
        static int Count(IReadOnlyDictionary<string, string> values) => values.Count(column => column.Value.Length > 0);
        return Count(left) == Count(right)
            && left.Where(column => column.Value.Length > 0).All(column => right.TryGetValue(column.Key, out var value) && value == column.Value);
    }
}

/// <summary>How rows are imported.</summary>
/// <param name="Author">Whose change it is; null for nobody's, which is not in the audit trail.</param>
/// <param name="Replaced">The map whose other rows are removed, or null.</param>
/// <param name="IsDryRun">Whether nothing is written.</param>
internal sealed record ReferenceImportMode(ReferenceAuthor? Author = null, ReferenceMap? Replaced = null, bool IsDryRun = false);

namespace Stp.Functions.Reference;

/// <summary>What an import has changed, or would change.</summary>
/// <param name="DryRun">Whether nothing was written.</param>
/// <param name="Added">Rows that were not there.</param>
/// <param name="Changed">Rows that said something else.</param>
/// <param name="Removed">Rows of the map that the file does not have.</param>
/// <param name="Unchanged">Rows of the file that were there already.</param>
/// <param name="Changes">The first changes, by venue, code and date.</param>
/// <param name="HasMoreChanges">Whether there are more.</param>
internal sealed record ReferenceImportItem(
    bool DryRun, int Added, int Changed, int Removed, int Unchanged, IReadOnlyList<ReferenceChangeItem> Changes, bool HasMoreChanges)
{
    /// <summary>Changes that are listed: more than a person reads.</summary>
    private const int MaxChanges = 1_000;

    public static ReferenceImportItem Example { get; } = new(
        DryRun: false,
        Added: 1,
        Changed: 0,
        Removed: 0,
        Unchanged: 411,
        [new ReferenceChangeItem("added", "ice", "NWE-4481", ValidFrom: null, Before: null, ReferenceItem.Example.Values)],
        HasMoreChanges: false);

    public static ReferenceImportItem Of(ReferencePlan plan, bool isDryRun) => new(
        isDryRun,
        plan.Added,
        plan.Changed,
        plan.Removed,
        plan.Unchanged,
        [.. plan.Changes.Take(MaxChanges).Select(ReferenceChangeItem.Of)],
        plan.Changes.Count > MaxChanges);
}

/// <summary>One row that changes.</summary>
/// <param name="Kind"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
/// <param name="Venue">The venue.</param>
/// <param name="Code">The code.</param>
/// <param name="ValidFrom">The clearing date from which the row holds; null from ever.</param>
/// <param name="Before">Its values; null where it is added.</param>
/// <param name="After">Its values since; null where it is removed.</param>
internal sealed record ReferenceChangeItem(
    string Kind, string Venue, string Code, DateOnly? ValidFrom, IReadOnlyDictionary<string, string>? Before, IReadOnlyDictionary<string, string>? After)
{
    public static ReferenceChangeItem Of(ReferenceChange change) => new(
        change.Before is null ? "added" : change.After is null ? "removed" : "changed",
        change.Key.Venue,
        change.Key.Code,
        change.Key.ValidFrom,
        change.Before,
        change.After);
}

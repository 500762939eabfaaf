namespace Stp.Pages.Reference;

/// <summary>A file of reference data on its way in.</summary>
public sealed record ImportModel
{
    /// <summary>The map.</summary>
    public required string Map { get; init; }

    /// <summary>The head of the file, for example <c>venue,code,account,ours</c>.</summary>
    public required string Header { get; init; }

    /// <summary>What the import has changed, or would change; null before the first try and where a row is wrong.</summary>
    public ImportOutcome? Outcome { get; init; }

    /// <summary>Rows that are wrong, by line; none where all are right.</summary>
    public IReadOnlyList<ImportFault> Faults { get; init; } = [];

    /// <summary>Whether there are more of them.</summary>
    public bool HasMoreFaults { get; init; }

    /// <summary>The file after a dry run, to be imported as it was looked at; null where there is nothing to import.</summary>
    public string? Content { get; init; }

    /// <summary>Whether rows that the file does not name are removed.</summary>
    public bool Replaces { get; init; }

    /// <summary>Why nothing could be read at all; null where something could.</summary>
    public string? Problem { get; init; }
}

/// <summary>What an import has changed, or would change, as <c>POST reference/{map}/import</c> gives it.</summary>
/// <param name="DryRun">Whether nothing was written.</param>
/// <param name="Added">Rows that were not there.</param>
/// <param name="Changed">Rows that said something else.</param>
/// <param name="Removed">Rows of the map that the file does not have.</param>
/// <param name="Unchanged">Rows of the file that were there already.</param>
/// <param name="Changes">The first changes.</param>
/// <param name="HasMoreChanges">Whether there are more.</param>
public sealed record ImportOutcome(
    bool DryRun, int Added, int Changed, int Removed, int Unchanged, IReadOnlyList<ImportChange> Changes, bool HasMoreChanges)
{
    /// <summary>Whether the file says anything that the map does not.</summary>
    public bool HasChanges => Added + Changed + Removed > 0;
}

/// <summary>One row that changes.</summary>
/// <param name="Kind"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
/// <param name="Venue">The venue.</param>
/// <param name="Code">The code.</param>
/// <param name="ValidFrom">The clearing date from which the row holds; null from ever.</param>
/// <param name="Before">Its values; null where it is added.</param>
/// <param name="After">Its values since; null where it is removed.</param>
public sealed record ImportChange(
    string Kind, string Venue, string Code, DateOnly? ValidFrom, IReadOnlyDictionary<string, string>? Before, IReadOnlyDictionary<string, string>? After)
{
    /// <summary>Columns whose value differs, each with both of them; null where there is none.</summary>
    public IEnumerable<(string Column, string? Before, string? After)> Differences =>
        (Before?.Keys ?? []).Union(After?.Keys ?? [], StringComparer.Ordinal)
            .Select(column => (column, Before?.GetValueOrDefault(column), After?.GetValueOrDefault(column)))
            .Where(change => change.Item2 != change.Item3);
}

/// <summary>A row that is wrong.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Text">What is wrong with it.</param>
public sealed record ImportFault(int Line, string Text);

namespace Stp.Pages.Reference;

/// <summary>A row of reference data, to be changed or added.</summary>
public sealed record ReferenceRowModel
{
    /// <summary>The map.</summary>
    public required string Map { get; init; }

    /// <summary>The venue; null for a new row.</summary>
    public string? Venue { get; init; }

    /// <summary>The code; null for a new row.</summary>
    public string? Code { get; init; }

    /// <summary>The clearing date from which it holds; null from ever.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<ReferenceField> Fields { get; init; }

    /// <summary>The ETag of the row that is changed; null for a new one.</summary>
    public string? ETag { get; init; }

    /// <summary>Why what was sent could not be taken; null where nothing is wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the row is there already.</summary>
    public bool IsStored => ETag is not null;
}

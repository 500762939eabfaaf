using System.Diagnostics.CodeAnalysis;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>What is done to one document; the numbers are those of the batch protocol.</summary>
[SuppressMessage("Design", "MA0062", Justification = "The numbers are the protocol's.")]
internal enum ItemOperationKind
{
    Create = 0,
    Patch = 1,
    Read = 2,
    Delete = 4,
    Replace = 5,
    Upsert = 20,
}

/// <summary>One operation, checked as far as it can be without the store.</summary>
internal sealed class ItemOperation
{
    public required ItemOperationKind Kind { get; init; }

    /// <summary>Id, UTF-8.</summary>
    public byte[] Id { get; init; } = [];

    /// <summary>Key as <see cref="PartitionKeyText"/> spells it.</summary>
    public byte[] PartitionKey { get; init; } = [];

    /// <summary>The document of a create, upsert or replace.</summary>
    public PreparedItem? Item { get; init; }

    /// <summary>The changes of a patch.</summary>
    public JsonPatch? Patch { get; init; }

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    /// <summary>The answer of a write is wanted without its document.</summary>
    public bool Minimal { get; init; }

    /// <summary>The answer of an operation that was refused while it was read.</summary>
    public ItemResult? Refused { get; init; }
}

namespace Stp.Domain.Normalizing;

/// <summary>Whose a side of a report is.</summary>
internal enum SideOwnership
{
    /// <summary>Neither its account nor its firm is known as ours.</summary>
    Unknown,

    /// <summary>Its firm is ours, its account is not mapped.</summary>
    OursUnmapped,

    /// <summary>Its account is ours.</summary>
    Ours,
}

/// <summary>Whose a side of a report is, and the account where it is ours.</summary>
internal readonly record struct SideOwner(SideOwnership Ownership, string? Account);

namespace Stp.Domain.Fix;

/// <summary>An entry of a group, as found in a message.</summary>
internal struct FixEntry
{
    /// <summary>The entry that contains its group, 0 for the message.</summary>
    public int Parent;

    /// <summary>Its group.</summary>
    public int CountTag;

    /// <summary>The next entry of the group, 0 at the end.</summary>
    public int Next;

    /// <summary>Index of its first field.</summary>
    public int FirstField;

    /// <summary>Index behind its last field, nested groups included.</summary>
    public int EndField;
}

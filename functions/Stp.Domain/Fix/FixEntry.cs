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

/// <summary>A group, or the message itself, while it is being read.</summary>
internal struct FixOpenLevel
{
    /// <summary>What tags mean here.</summary>
    public FixLevel Level;

    /// <summary>Where its tags were seen; empty before the first entry of a group, so that the next field must begin it.</summary>
    public uint[] Slots;

    /// <summary>The current entry, 0 for the message.</summary>
    public int Instance;

    /// <summary>The entry that contains the group.</summary>
    public int Parent;

    /// <summary>Marks the tags seen in the current entry.</summary>
    public uint Stamp;

    /// <summary>The tag that begins each entry; 0 until the first one is seen.</summary>
    public int FirstTag;

    /// <summary>Entries seen.</summary>
    public int Seen;

    /// <summary>Entries that the count says.</summary>
    public int Said;

    /// <summary>Index of the count field.</summary>
    public int CountField;
}

namespace Stp.Domain.Fix;

/// <summary>A group, or the message itself, while it is being read.</summary>
internal sealed class FixOpenLevel
{
    /// <summary>What tags mean here.</summary>
    public FixLevel Level { get; set; } = FixDictionary.Standard.Message;

    /// <summary>By tag: where it was seen, see <see cref="FixStamps"/>.</summary>
    public uint[] Slots { get; set; } = [];

    /// <summary>The current entry, 0 for the message.</summary>
    public int Instance { get; set; }

    /// <summary>The entry that contains the group.</summary>
    public int Parent { get; set; }

    /// <summary>Marks the tags seen in the current entry.</summary>
    public uint Stamp { get; set; } = 1;

    /// <summary>The tag that begins each entry; 0 until the first one is seen.</summary>
    public int FirstTag { get; set; }

    /// <summary>Entries seen.</summary>
    public int Seen { get; set; }

    /// <summary>Entries that the count says.</summary>
    public int Said { get; set; }

    /// <summary>Index of the count field.</summary>
    public int CountField { get; set; }

    /// <summary>Index of a field of the current entry; -1 if it has none with that tag.</summary>
    public int Find(int tag)
    {
        var slots = Slots;
        var slot = (uint)tag < (uint)slots.Length ? slots[tag] : 0;
        return slot >= Stamp ? (int)(slot - Stamp) : -1;
    }

    /// <summary>Notes that the field with that index has the tag.</summary>
    public void Note(int tag, int index) => Slots[tag] = Stamp + (uint)index;
}

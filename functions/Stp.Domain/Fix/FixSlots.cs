namespace Stp.Domain.Fix;

/// <summary>
/// Where each tag of a level was seen last: the stamp of the entry in which that was, and the index of the field. Stamps only grow, so a new
/// stamp forgets all tags at once and nothing is cleared between messages or entries; a slot below the stamp is free.
/// </summary>
internal sealed class FixSlots
{
    /// <summary>Bits of a slot that hold the index of a field.</summary>
    public const int IndexBits = 12;

    /// <summary>From one stamp to the next.</summary>
    public const uint StampStep = 1 << IndexBits;

    /// <summary>The slot of a tag that is not plain: it never looks free. Where such a tag was seen, <see cref="Special"/> says.</summary>
    public const uint Taken = uint.MaxValue;

    /// <summary>No tags at all.</summary>
    public static readonly FixSlots None = new(0, []);

    private FixSlots(int tags, FieldKind[] kinds)
    {
        Plain = new uint[tags];
        Special = new uint[kinds.Length];
        Mark(kinds, Taken);
    }

    /// <summary>By tag: where the plain ones were seen.</summary>
    public uint[] Plain { get; }

    /// <summary>By tag: where the others were seen.</summary>
    public uint[] Special { get; private set; }

    /// <summary>Slots for all tags of a message.</summary>
    public static FixSlots ForMessage()
    {
        var slots = new FixSlots(FixDictionary.MaxTag + 1, []);

        // What is no tag is read as 0, and must not find a free slot.
        slots.Plain[0] = Taken;
        return slots;
    }

    /// <summary>Slots for the members of a group.</summary>
    public static FixSlots ForGroup(FixLevel level) => new(level.Kinds.Length, level.Kinds);

    /// <summary>Goes over from one dictionary to another. The slots of a message are so many that they serve all dictionaries.</summary>
    public void Change(FixLevel? from, FixLevel to)
    {
        Mark(from?.Kinds ?? [], 0);
        Mark(to.Kinds, Taken);
        if (Special.Length < to.Kinds.Length)
        {
            Special = new uint[to.Kinds.Length];
        }
    }

    /// <summary>Forgets all, before stamps begin anew.</summary>
    public void Forget()
    {
        Array.Clear(Special);
        for (var tag = 0; tag < Plain.Length; tag++)
        {
            Plain[tag] = Plain[tag] == Taken ? Taken : 0;
        }
    }

    private void Mark(FieldKind[] kinds, uint slot)
    {
        for (var tag = 0; tag < kinds.Length; tag++)
        {
            if (kinds[tag] != FieldKind.Plain)
            {
                Plain[tag] = slot;
            }
        }
    }
}

namespace Stp.Domain.Fix;

/// <summary>
/// Where each tag was seen last. A slot holds the stamp of the entry in which that was, and the index of the field. Stamps only grow, so a new
/// stamp forgets all tags at once and nothing is cleared between messages or entries; a slot below the stamp is free.
/// </summary>
internal sealed class FixSlots
{
    /// <summary>Bits of a slot that hold the index of a field.</summary>
    public const int IndexBits = 12;

    /// <summary>The slot of a tag that needs more than its place noted: it is never free.</summary>
    public const uint Special = uint.MaxValue;

    private const uint StampStep = 1 << IndexBits;

    /// <summary>A message needs at most a stamp for itself and one for each field.</summary>
    private const uint LastStart = Special - (StampStep * (StampStep + 2));

    private readonly uint[] _message = new uint[FixDictionary.MaxTag + 1];
    private readonly Dictionary<FixDictionary, uint[][]> _groupsOf = [];
    private FixDictionary? _dictionary;
    private uint[][] _groups = [];
    private uint _stamp;

    /// <summary>Makes ready for a message.</summary>
    public void Begin(FixDictionary dictionary)
    {
        if (dictionary != _dictionary)
        {
            Bind(dictionary);
        }

        if (_stamp > LastStart)
        {
            Forget();
        }
    }

    public uint NextStamp() => _stamp += StampStep;

    public uint[] Of(FixLevel level) => level.Ordinal == 0 ? _message : _groups[level.Ordinal];

    private void Bind(FixDictionary dictionary)
    {
        // The message's own slots are many, so they serve all dictionaries; those of groups are few and made once for each.
        Mark(_dictionary, 0);
        Mark(dictionary, Special);
        _dictionary = dictionary;
        if (!_groupsOf.TryGetValue(dictionary, out var groups))
        {
            groups = [.. dictionary.Levels.Select(level => level.Ordinal == 0 ? [] : Array.ConvertAll(level.Kinds, SlotOf))];
            _groupsOf.Add(dictionary, groups);
        }

        _groups = groups;
    }

    private static uint SlotOf(FieldKind kind) => kind == FieldKind.Plain ? 0 : Special;

    private void Mark(FixDictionary? dictionary, uint slot)
    {
        foreach (var tag in dictionary?.SpecialTags ?? [])
        {
            _message[tag] = slot;
        }
    }

    private void Forget()
    {
        foreach (var slots in _groupsOf.Values.SelectMany(groups => groups).Append(_message))
        {
            for (var tag = 0; tag < slots.Length; tag++)
            {
                slots[tag] = slots[tag] == Special ? Special : 0;
            }
        }

        _stamp = 0;
    }
}

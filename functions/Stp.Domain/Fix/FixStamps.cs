namespace Stp.Domain.Fix;

/// <summary>
/// Where each tag of a level was seen last: by tag, the stamp of the entry in which that was plus the index of the field. Stamps only grow, so
/// a new stamp forgets all tags at once and nothing is cleared between messages or entries.
/// </summary>
internal sealed class FixStamps
{
    /// <summary>Bits of a stamp below which the index of a field is added.</summary>
    public const int IndexBits = 12;

    /// <summary>Dictionaries whose groups have slots at a time: more than one process has dialects, fewer than would matter if they are reloaded for ever.</summary>
    private const int MaxDictionaries = 64;

    /// <summary>From one stamp to the next.</summary>
    private const uint Step = 1 << IndexBits;

    /// <summary>A message needs at most two stamps for itself and one for each field.</summary>
    private const uint LastStart = uint.MaxValue - (Step * (Step + 3));

    /// <summary>The slots of the message are so many that they serve all dictionaries; the last one is that of no tag.</summary>
    private readonly uint[] _message = new uint[FixDictionary.MaxTag + 2];
    private readonly Dictionary<FixDictionary, uint[][]> _slotsOf = [];
    private FixDictionary? _dictionary;
    private uint[][] _slots = [];
    private uint _stamp;

    /// <summary>Makes ready for a message.</summary>
    public void Begin(FixDictionary dictionary)
    {
        if (_stamp > LastStart)
        {
            _stamp = 0;
            foreach (var slots in _slotsOf.Values.SelectMany(slots => slots))
            {
                Array.Clear(slots);
            }
        }

        if (dictionary != _dictionary)
        {
            Change(dictionary);
        }
    }

    public uint Next() => _stamp += Step;

    public uint[] Of(FixLevel level) => _slots[level.Ordinal];

    private void Change(FixDictionary dictionary)
    {
        _dictionary = dictionary;
        if (!_slotsOf.TryGetValue(dictionary, out var slots))
        {
            if (_slotsOf.Count == MaxDictionaries)
            {
                _slotsOf.Clear();
            }

            slots = [_message, .. dictionary.Levels.Skip(1).Select(level => new uint[level.Kinds.Length])];
            _slotsOf.Add(dictionary, slots);
        }

        _slots = slots;
    }
}

namespace Stp.Domain.Fix;

/// <summary>The slots of all levels of the dictionaries in use, and the stamps that tell their entries apart.</summary>
internal sealed class FixStamps
{
    /// <summary>Dictionaries whose groups have slots at a time: more than one process has dialects, fewer than would matter if they are reloaded for ever.</summary>
    private const int MaxDictionaries = 64;

    /// <summary>A message needs at most a stamp for itself and one for each field.</summary>
    private const uint LastStart = FixSlots.Taken - (FixSlots.StampStep * (FixSlots.StampStep + 2));

    private readonly FixSlots _message = FixSlots.ForMessage();
    private readonly Dictionary<FixDictionary, FixSlots[]> _slotsOf = [];
    private FixDictionary? _dictionary;
    private FixSlots[] _slots = [];
    private uint _stamp;

    /// <summary>Makes ready for a message; false if the dictionary is that of the last one.</summary>
    public bool Begin(FixDictionary dictionary)
    {
        if (_stamp > LastStart)
        {
            _stamp = 0;
            foreach (var slots in _slotsOf.Values.SelectMany(slots => slots))
            {
                slots.Forget();
            }
        }

        if (dictionary == _dictionary)
        {
            return false;
        }

        Change(dictionary);
        return true;
    }

    public uint Next() => _stamp += FixSlots.StampStep;

    public FixSlots Of(FixLevel level) => _slots[level.Ordinal];

    private void Change(FixDictionary dictionary)
    {
        _message.Change(_dictionary?.Message, dictionary.Message);
        _dictionary = dictionary;
        if (!_slotsOf.TryGetValue(dictionary, out var slots))
        {
            if (_slotsOf.Count == MaxDictionaries)
            {
                _slotsOf.Clear();
            }

            slots = [_message, .. dictionary.Levels.Skip(1).Select(FixSlots.ForGroup)];
            _slotsOf.Add(dictionary, slots);
        }

        _slots = slots;
    }
}

using System.Text;

namespace Stp.Domain.Reference;

/// <summary>
/// Codes to values, looked up straight by the bytes in a message: open addressing, at most half full. Filled once, then only read, by any
/// number of threads.
/// </summary>
internal sealed class Utf8Map<T>
    where T : class, new()
{
    private Slot[] _slots = new Slot[16];
    private int _count;

    /// <summary>Every code with its value, in no order.</summary>
    public IEnumerable<(string Code, T Value)> Entries =>
        _slots.Where(slot => slot.Key is not null).Select(slot => (Encoding.UTF8.GetString(slot.Key!), slot.Value!));

    /// <summary>The value of a code, a new one where it has none.</summary>
    public T GetOrAdd(string code)
    {
        var key = Encoding.UTF8.GetBytes(code);
        if (Find(_slots, key).Value is { } known)
        {
            return known;
        }

        if (++_count > _slots.Length / 2)
        {
            Grow();
        }

        var value = new T();
        Find(_slots, key) = new Slot { Key = key, Value = value };
        return value;
    }

    /// <summary>The value, or null: also for an empty code, which no map has.</summary>
    public T? Find(ReadOnlySpan<byte> code) => code.IsEmpty ? null : Find(_slots, code).Value;

    private void Grow()
    {
        var slots = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Key is not null)
            {
                Find(slots, slot.Key) = slot;
            }
        }

        _slots = slots;
    }

    /// <summary>The slot of a code, or the free one where it belongs.</summary>
    private static ref Slot Find(Slot[] slots, ReadOnlySpan<byte> code)
    {
        var mask = (uint)slots.Length - 1;
        for (var at = Utf8Hash.Of(code) & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref slots[at];
            if (slot.Key is null || code.SequenceEqual(slot.Key))
            {
                return ref slot;
            }
        }
    }

    private struct Slot
    {
        public byte[]? Key;
        public T? Value;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Stp.Domain.Reference;

/// <summary>
/// A bounded cache from bytes to a value made of them. Each key has one slot, and a key that comes later takes it over, which costs the other
/// one a rebuild. Thread-safe without locks: a slot is replaced whole.
/// </summary>
internal sealed class Utf8Cache<T>(int capacity)
    where T : class
{
    private readonly Entry?[] _slots = new Entry?[BitOperations.RoundUpToPowerOf2((uint)capacity)];

    public bool TryGet(ReadOnlySpan<byte> key, [NotNullWhen(true)] out T? value)
    {
        var entry = Volatile.Read(ref SlotOf(key));
        value = entry is not null && key.SequenceEqual(entry.Key) ? entry.Value : null;
        return value is not null;
    }

    public void Add(ReadOnlySpan<byte> key, T value) => Volatile.Write(ref SlotOf(key), new Entry(key.ToArray(), value));

    private ref Entry? SlotOf(ReadOnlySpan<byte> key) => ref _slots[Utf8Hash.Of(key) & (uint)(_slots.Length - 1)];

    private sealed record Entry(byte[] Key, T Value);
}

using System.Collections.Concurrent;

namespace Stp.Domain.Reference;

/// <summary>A bounded cache from bytes to a value made of them. Thread-safe. When full it starts over, which costs a few rebuilt values.</summary>
internal sealed class Utf8Cache<T>(int capacity)
{
    private ConcurrentDictionary<byte[], T> _values = new(Utf8Comparer.Instance);
    private int _added;

    public bool TryGet(ReadOnlySpan<byte> key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value) =>
        _values.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out value);

    public void Add(ReadOnlySpan<byte> key, T value)
    {
        // The dictionary's own count takes all its locks; this one may be off by a few, which does no harm.
        if (Interlocked.Increment(ref _added) > capacity)
        {
            _values = new ConcurrentDictionary<byte[], T>(Utf8Comparer.Instance);
            _added = 1;
        }

        _values[key.ToArray()] = value;
    }
}

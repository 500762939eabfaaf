using System.Buffers;

namespace Stp.Embedded.Cosmos;

/// <summary>Bytes under construction in an array of the shared pool: a page of a query is some hundred kilobytes, and pages come one after another.</summary>
/// <param name="initialBytes">Size to begin with; it doubles as needed.</param>
internal sealed class RentedBuffer(int initialBytes) : IBufferWriter<byte>, IDisposable
{
    private byte[] _array = ArrayPool<byte>.Shared.Rent(initialBytes);

    /// <summary>Bytes written.</summary>
    public int Count { get; private set; }

    /// <summary>What was written, valid until it is disposed.</summary>
    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, Count);

    public void Advance(int count) => Count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _array.AsMemory(Count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _array.AsSpan(Count);
    }

    public void Dispose()
    {
        // Given back once: a second owner of the array would write into the first one's page.
        var array = Interlocked.Exchange(ref _array, []);
        Count = 0;
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private void Grow(int sizeHint)
    {
        var needed = Count + Math.Max(sizeHint, 1);
        if (needed <= _array.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * _array.Length));
        _array.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}

using System.Buffers.Binary;

namespace Stp.Domain.Reference;

/// <summary>A hash of bytes: multiply and fold, eight at a time. The tables built on it are bounded, so colliding codes cost little.</summary>
internal static class Utf8Hash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        for (; bytes.Length > 8; bytes = bytes[8..])
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        return (uint)Fold(hash ^ Few(bytes));
    }

    /// <summary>Both halves of the product: the low one knows little of the last bytes, the high one little of the first.</summary>
    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value, Prime, out var low);
        return high ^ low;
    }

    /// <summary>Up to eight bytes as one number. Reads overlap, which is cheaper than to ask how many bytes there are.</summary>
    private static ulong Few(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) << 32),
        > 0 => bytes[0] | ((uint)bytes[bytes.Length >> 1] << 8) | ((uint)bytes[^1] << 16),
        _ => 0,
    };
}

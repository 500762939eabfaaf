using System.Buffers.Binary;

namespace Stp.Domain.Reference;

/// <summary>A hash of bytes: multiply and fold, eight at a time. The tables built on it are bounded, so colliding codes cost little.</summary>
internal static class Utf8Hash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Prime;
            hash ^= hash >> 29;
            bytes = bytes[8..];
        }

        if (bytes.Length >= 4)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes)) * Prime;
            bytes = bytes[4..];
        }

        foreach (var one in bytes)
        {
            hash = (hash ^ one) * Prime;
        }

        return (uint)(hash ^ (hash >> 32));
    }
}

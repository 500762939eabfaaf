using System.Buffers.Binary;

namespace Stp.Domain.Reference;

/// <summary>Compares codes as bytes, so that a code is looked up straight from a message without becoming a string.</summary>
internal sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public static Utf8Comparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    /// <summary>Multiply and rotate, eight bytes at a time. Tables built on it are bounded, so colliding codes cost little.</summary>
    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = (ulong)alternate.Length;
        while (alternate.Length >= 8)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(alternate)) * Prime;
            hash ^= hash >> 29;
            alternate = alternate[8..];
        }

        foreach (var one in alternate)
        {
            hash = (hash ^ one) * Prime;
        }

        hash ^= hash >> 32;
        return (int)hash;
    }
}

using System.Buffers.Binary;
using System.Numerics;
using System.Text.Json;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>
/// The hash by which the service places a hierarchical key (version 2): 16 bytes a level, one after the other. The SDK names the first
/// levels of a key as a range of these hashes, so documents of such containers are stored with theirs.
/// </summary>
internal static class EffectivePartitionKey
{
    public const int LevelBytes = 16;

    /// <summary>Hashes a key as <see cref="PartitionKeyText"/> spells it.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> partitionKey)
    {
        var hash = new List<byte>(3 * LevelBytes);
        var reader = new Utf8JsonReader(partitionKey);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            byte[] encoded = reader.TokenType switch
            {
                JsonTokenType.Null => [1],
                JsonTokenType.False => [2],
                JsonTokenType.True => [3],
                JsonTokenType.Number => [5, .. BitConverter.GetBytes(reader.GetDouble())],
                JsonTokenType.String => [8, .. System.Text.Encoding.UTF8.GetBytes(reader.GetString()!), 0xFF],
                _ => [0],
            };
            reader.Skip();
            Append(hash, encoded);
        }

        return [.. hash];
    }

    private static void Append(List<byte> hash, byte[] level)
    {
        Span<byte> bytes = stackalloc byte[LevelBytes];
        var (low, high) = Murmur3(level);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        // The service keeps the two highest bits free.
        bytes[0] &= 0x3F;
        hash.AddRange(bytes);
    }

    /// <summary>MurmurHash3, 128 bits, x64 variant, seed 0 (public domain, Austin Appleby).</summary>
    private static (ulong Low, ulong High) Murmur3(ReadOnlySpan<byte> data)
    {
        var (low, high) = (0UL, 0UL);
        var rest = data;
        for (; rest.Length >= 16; rest = rest[16..])
        {
            low = (BitOperations.RotateLeft(low ^ MixLow(BinaryPrimitives.ReadUInt64LittleEndian(rest)), 27) + high) * 5 + 0x52dce729;
            high = (BitOperations.RotateLeft(high ^ MixHigh(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..])), 31) + low) * 5 + 0x38495ab5;
        }

        Span<byte> tail = stackalloc byte[16];
        tail.Clear();
        rest.CopyTo(tail);
        low ^= MixLow(BinaryPrimitives.ReadUInt64LittleEndian(tail)) ^ (ulong)data.Length;
        high ^= MixHigh(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..])) ^ (ulong)data.Length;
        low += high;
        high += low;
        (low, high) = (Finish(low), Finish(high));
        low += high;
        high += low;
        return (low, high);
    }

    private static ulong MixLow(ulong word) => BitOperations.RotateLeft(word * 0x87c37b91114253d5, 31) * 0x4cf5ad432745937f;

    private static ulong MixHigh(ulong word) => BitOperations.RotateLeft(word * 0x4cf5ad432745937f, 33) * 0x87c37b91114253d5;

    private static ulong Finish(ulong word)
    {
        word = (word ^ (word >> 33)) * 0xff51afd7ed558ccd;
        word = (word ^ (word >> 33)) * 0xc4ceb9fe1a85ec53;
        return word ^ (word >> 33);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stp.Domain.Fix;

/// <summary>Tags as they stand in a message: <c>ddddd=</c>.</summary>
internal static class FixTag
{
    private const int MaxDigits = 5;
    private const uint Ones = 0x01010101;
    private const uint HighBits = Ones * 0x80;

    /// <summary>Reads a tag of one to five digits, the first not 0, and the equals sign behind it. 0 if there is none.</summary>
    /// <param name="field">The first of at least six bytes.</param>
    /// <param name="digits">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ref byte field, out int digits)
    {
        var tag = ReadShort(ref field, out digits);
        return tag != 0 ? tag : ReadAny(ref field, out digits);
    }

    /// <summary>
    /// Reads a tag of up to four digits without a branch on their number. 0 for all else: five digits, or no tag.
    /// </summary>
    /// <param name="field">The first of at least five bytes.</param>
    /// <param name="digits">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ReadShort(ref byte field, out int digits)
    {
        // The lowest set high bit marks the first '=' behind the first digit.
        var behind = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref field, 1)) ^ (Ones * '=');
        var equals = BitOperations.TrailingZeroCount((behind - Ones) & ~behind & HighBits);
        digits = (equals >> 3) + 1;

        // '0' to '9' become 0 to 9; the digits move to the high end, and what follows them is pushed out. Adding 0x76 gives 10 and more the high bit.
        var all = Unsafe.ReadUnaligned<uint>(ref field) ^ (Ones * '0');
        var number = all << (31 - equals);
        if (equals == 32 || (byte)all == 0 || (((number + (Ones * 0x76)) | number) & HighBits) != 0)
        {
            return 0;
        }

        // Neighbours are added up to pairs, then the pairs to four digits.
        number = (number * 10) + (number >> 8);
        return ((number & 0x00FF00FF) * ((100 << 16) | 1)) >> 16;
    }

    private static uint ReadAny(ref byte field, out int digits)
    {
        var tag = 0u;
        for (digits = 0; digits < MaxDigits && (uint)(Unsafe.Add(ref field, digits) - '0') <= 9; digits++)
        {
            tag = (tag * 10) + Unsafe.Add(ref field, digits) - '0';
        }

        return field != '0' && Unsafe.Add(ref field, digits) == '=' ? tag : 0;
    }
}

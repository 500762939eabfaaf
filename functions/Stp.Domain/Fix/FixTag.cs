using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stp.Domain.Fix;

/// <summary>Tags, read eight bytes at a time without a branch on their length.</summary>
internal static class FixTag
{
    private const ulong Ones = 0x0101010101010101;
    private const ulong HighBits = Ones * 0x80;

    /// <summary>Reads <c>ddddd=</c> from the first of eight bytes on. 0 if there is no tag of one to five digits, the first of them not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ulong bytes, out int digits)
    {
        // The lowest set high bit marks the first '='.
        var other = bytes ^ (Ones * '=');
        var equals = BitOperations.TrailingZeroCount((other - Ones) & ~other & HighBits);
        digits = equals >> 3;

        // '0' to '9' become 0 to 9 and move to the high end, what follows them is pushed out; adding 0x76 gives 10 and more the high bit.
        var number = (bytes ^ (Ones * '0')) << (71 - equals);
        if ((uint)(equals - 15) > 32 || (byte)bytes == '0' || (((number + (Ones * 0x76)) | number) & HighBits) != 0)
        {
            return 0;
        }

        // Neighbours are added up to pairs, pairs to fours and these to eight digits.
        number = (number * 10) + (number >> 8);
        return (int)((((number & 0x000000FF000000FF) * 0x000F424000000064) + (((number >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
    }
}

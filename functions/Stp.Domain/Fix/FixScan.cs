using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stp.Domain.Fix;

/// <summary>The two loops that touch every byte of a message, done a vector at a time.</summary>
internal static class FixScan
{
    /// <summary>Positions that one call of <see cref="FindDelimiters"/> may need beyond the last one that it reports.</summary>
    private const int Slack = 64;

    /// <summary>Positions written without asking how many there are: a block of 64 bytes rarely has more.</summary>
    private const int Unasked = 8;

    private static ReadOnlySpan<byte> TailMasks =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ];

    /// <summary>The sum of all bytes modulo 256, which is what CheckSum (10) carries.</summary>
    public static byte Sum(ReadOnlySpan<byte> bytes)
    {
        const int Width = 32;
        if (bytes.Length < Width)
        {
            byte few = 0;
            foreach (var one in bytes)
            {
                few += one;
            }

            return few;
        }

        // Lanes overflow as the sum does, modulo 256, so bytes are wide enough to add in.
        ref var origin = ref MemoryMarshal.GetReference(bytes);
        var lanes = Vector256<byte>.Zero;
        var at = 0;
        for (; at <= bytes.Length - Width; at += Width)
        {
            lanes += Vector256.LoadUnsafe(ref origin, (nuint)at);
        }

        // The last vector overlaps the one before; the mask drops what has been counted.
        var tail = Vector256.LoadUnsafe(ref origin, (nuint)(bytes.Length - Width));
        var mask = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(TailMasks), (nuint)(bytes.Length - at));
        return Vector256.Sum(lanes + (tail & mask));
    }

    /// <summary>Finds delimiters from <paramref name="at"/> on, until the bytes end or <paramref name="positions"/> is nearly full.</summary>
    /// <param name="bytes">Where to look.</param>
    /// <param name="at">Where to begin; afterwards where to go on.</param>
    /// <param name="delimiter">What to look for.</param>
    /// <param name="positions">Takes the positions, in order; longer than <see cref="Slack"/>. What lies beyond the result is rubbish.</param>
    /// <returns>How many were found; 0 only when there are no more.</returns>
    public static int FindDelimiters(ReadOnlySpan<byte> bytes, ref int at, byte delimiter, int[] positions)
    {
        const int Width = 64;
        ref var origin = ref MemoryMarshal.GetReference(bytes);
        ref var into = ref MemoryMarshal.GetArrayDataReference(positions);
        var room = positions.Length - Slack;
        var found = 0;
        var from = at;
        for (; from <= bytes.Length - Width && found <= room; from += Width)
        {
            found = Write(Match(ref origin, from, delimiter), from, ref into, found);
        }

        if (from > bytes.Length - Width && from < bytes.Length && found <= room)
        {
            if (bytes.Length >= Width)
            {
                var last = bytes.Length - Width;
                found = Write(Match(ref origin, last, delimiter) >> (from - last), from, ref into, found);
            }
            else
            {
                for (var i = from; i < bytes.Length; i++)
                {
                    if (bytes[i] == delimiter)
                    {
                        positions[found++] = i;
                    }
                }
            }

            from = bytes.Length;
        }

        at = from;
        return found;
    }

    /// <summary>One bit for each of 64 bytes: whether it is the delimiter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Match(ref byte origin, int at, byte delimiter)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return Vector512.Equals(Vector512.LoadUnsafe(ref origin, (nuint)at), Vector512.Create(delimiter)).ExtractMostSignificantBits();
        }

        var wanted = Vector256.Create(delimiter);
        var low = Vector256.Equals(Vector256.LoadUnsafe(ref origin, (nuint)at), wanted).ExtractMostSignificantBits();
        var high = Vector256.Equals(Vector256.LoadUnsafe(ref origin, (nuint)(at + 32)), wanted).ExtractMostSignificantBits();
        return low | ((ulong)high << 32);
    }

    /// <summary>Writes the positions of the bits. A fixed number is always written: that costs less than a loop whose end is mispredicted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(ulong bits, int from, ref int into, int found)
    {
        var count = BitOperations.PopCount(bits);
        ref var to = ref Unsafe.Add(ref into, found);
        to = from + BitOperations.TrailingZeroCount(bits);
        Unsafe.Add(ref to, 1) = from + BitOperations.TrailingZeroCount(bits &= bits - 1);
        Unsafe.Add(ref to, 2) = from + BitOperations.TrailingZeroCount(bits &= bits - 1);
        Unsafe.Add(ref to, 3) = from + BitOperations.TrailingZeroCount(bits &= bits - 1);
        Unsafe.Add(ref to, 4) = from + BitOperations.TrailingZeroCount(bits &= bits - 1);
        Unsafe.Add(ref to, 5) = from + BitOperations.TrailingZeroCount(bits &= bits - 1);
        Unsafe.Add(ref to, 6) = from + BitOperations.TrailingZeroCount(bits &= bits - 1);
        Unsafe.Add(ref to, 7) = from + BitOperations.TrailingZeroCount(bits &= bits - 1);
        if (count > Unasked)
        {
            WriteRest(bits & (bits - 1), from, ref Unsafe.Add(ref to, Unasked));
        }

        return found + count;
    }

    private static void WriteRest(ulong bits, int from, ref int to)
    {
        for (var i = 0; bits != 0; i++)
        {
            Unsafe.Add(ref to, i) = from + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
        }
    }
}

using System.Runtime.CompilerServices;

namespace Stp.Domain.Fix;

/// <summary>
/// The tag that stood at some place of the message before. A feed sends the same fields in the same order again and again, and comparing
/// eight bytes is cheaper than reading digits. A wrong guess costs the comparison.
/// </summary>
internal struct FixGuess
{
    private ulong _bytes;
    private uint _tag;
    private byte _shift;

    /// <summary>Reads the tag of a field and tells where its value begins. 0 if it is not one of one to five digits, the first not 0.</summary>
    /// <param name="field">The first of at least eight bytes.</param>
    /// <param name="value">Bytes of the tag and the equals sign.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Read(ref byte field, out int value)
    {
        // The shift pushes out what stands behind the equals sign.
        if (Unsafe.ReadUnaligned<ulong>(ref field) << _shift == _bytes)
        {
            value = 8 - (_shift >> 3);
            return _tag;
        }

        return Learn(ref field, out value);
    }

    private uint Learn(ref byte field, out int value)
    {
        var tag = FixTag.ReadShort(ref field, out var digits);
        if (tag == 0)
        {
            tag = FixTag.Read(ref field, out digits);
        }

        value = digits + 1;
        if (tag != 0)
        {
            _tag = tag;
            _shift = (byte)(64 - (value << 3));
            _bytes = Unsafe.ReadUnaligned<ulong>(ref field) << _shift;
        }

        return tag;
    }
}

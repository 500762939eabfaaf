using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>
/// A number for a line of a trade that is linear in its lots: prints add up as lots do, and a line that is taken back leaves nothing. So the sum
/// of the prints of all postings equals the sum of those of all lines in force only where it does so trade by trade, leg by leg and date by date.
/// A posting that is stored twice while another one of the same size is lost is noticed, without a memory of trades; that two sums are equal by
/// chance is as likely as a collision of 64 bits of SHA-256.
/// </summary>
internal sealed class LinePrint
{
    private byte[] _text = new byte[512];

    /// <summary>The print of one line.</summary>
    public UInt128 Of(string tradeKey, string legId, DateOnly clearingDate, Side side, decimal lots, decimal price)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_text.AsSpan(0, WriteIdentity(tradeKey, legId, clearingDate, side)), digest);
        return (BinaryPrimitives.ReadUInt128LittleEndian(digest) * FixedPoint.Of(lots))
            + (BinaryPrimitives.ReadUInt128LittleEndian(digest[16..]) * FixedPoint.Of(lots * price));
    }

    private int WriteIdentity(string tradeKey, string legId, DateOnly clearingDate, Side side)
    {
        var most = Encoding.UTF8.GetMaxByteCount(tradeKey.Length + legId.Length) + 1 + sizeof(int);
        if (most > _text.Length)
        {
            _text = new byte[most];
        }

        var length = Encoding.UTF8.GetBytes(tradeKey, _text);
        _text[length++] = side == Side.Buy ? (byte)'+' : (byte)'-';
        BinaryPrimitives.WriteInt32LittleEndian(_text.AsSpan(length), clearingDate.DayNumber);
        length += sizeof(int);
        return length + Encoding.UTF8.GetBytes(legId, _text.AsSpan(length));
    }
}

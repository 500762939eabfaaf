using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>
/// A number for a line of a trade that is linear in its lots: prints add up as lots do, and a line that is taken back leaves nothing. So the sum
/// of the prints of all postings equals the sum of those of all lines in force only where it does so trade by trade and leg by leg. A posting
/// that is stored twice while another one of the same size is lost is noticed, without a memory of trades; that two sums are equal by chance
/// is as likely as a collision of 64 bits of SHA-256.
/// </summary>
internal sealed class LinePrint
{
    private const int MaxScale = 28;

    private static readonly UInt128[] PowersOfTen = Powers();

    private byte[] _text = new byte[512];

    /// <summary>The print of one line.</summary>
    public UInt128 Of(string tradeKey, string legId, Side side, decimal lots, decimal price)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_text.AsSpan(0, WriteIdentity(tradeKey, legId, side)), digest);
        return (BinaryPrimitives.ReadUInt128LittleEndian(digest) * FixedPoint(lots))
            + (BinaryPrimitives.ReadUInt128LittleEndian(digest[16..]) * FixedPoint(lots * price));
    }

    private int WriteIdentity(string tradeKey, string legId, Side side)
    {
        var most = Encoding.UTF8.GetMaxByteCount(tradeKey.Length + legId.Length) + 2;
        if (most > _text.Length)
        {
            _text = new byte[most];
        }

        var length = Encoding.UTF8.GetBytes(tradeKey, _text);
        _text[length++] = side == Side.Buy ? (byte)'+' : (byte)'-';
        return length + Encoding.UTF8.GetBytes(legId, _text.AsSpan(length));
    }

    /// <summary>The number with 28 decimals, modulo 2^128: sums and sign changes stay what they are.</summary>
    private static UInt128 FixedPoint(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var scale = (parts[3] >> 16) & 0xFF;
        var digits = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var magnitude = digits * PowersOfTen[MaxScale - scale];
        return parts[3] < 0 ? UInt128.Zero - magnitude : magnitude;
    }

    private static UInt128[] Powers()
    {
        var powers = new UInt128[MaxScale + 1];
        powers[0] = UInt128.One;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}

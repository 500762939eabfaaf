using System.Buffers.Binary;
using System.Security.Cryptography;
using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>
/// A number for the totals of a clearing date that is linear in them: prints of all dates add up to one, and two such sums are equal only where
/// the totals are so date by date, but for chance.
/// </summary>
internal sealed class DayPrint
{
    private readonly Dictionary<DateOnly, UInt128[]> _factors = [];

    /// <summary>The print of one date, or of a part of it.</summary>
    public UInt128 Of(DateOnly date, in DayTotals totals)
    {
        if (!_factors.TryGetValue(date, out var factors))
        {
            _factors.Add(date, factors = [.. Enumerable.Range(0, 5).Select(number => Factor(date, number))]);
        }

        return (factors[0] * FixedPoint.Of(totals.BoughtLots))
            + (factors[1] * FixedPoint.Of(totals.BoughtNotional))
            + (factors[2] * FixedPoint.Of(totals.SoldLots))
            + (factors[3] * FixedPoint.Of(totals.SoldNotional))
            + (factors[4] * FixedPoint.Of(totals.Trades));
    }

    private static UInt128 Factor(DateOnly date, int number)
    {
        Span<byte> identity = stackalloc byte[2 * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(identity, date.DayNumber);
        BinaryPrimitives.WriteInt32LittleEndian(identity[sizeof(int)..], number);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(identity, digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}

using Stp.Domain.Fix;
using Stp.Domain.Reference;

namespace Stp.Domain.Normalizing;

/// <summary>The contract that maturity fields or a month code name.</summary>
internal static class ContractPeriod
{
    private const string MonthCodes = "FGHJKMNQUVXZ";

    /// <summary>Characters of <c>2026-11-23</c>.</summary>
    private const int DayLength = 10;

    /// <summary>The contract of a product whose contracts are of a period; null where the fields name none, or not for certain.</summary>
    /// <param name="maturity">As <see cref="FromMaturity"/> takes it; empty where there is none.</param>
    /// <param name="day">A day of the month that stands apart.</param>
    /// <param name="month">The month that a month code in the symbol names, or null.</param>
    /// <param name="period">What the contracts of the product are, or null where the message decides.</param>
    public static string? Of(scoped ReadOnlySpan<byte> maturity, ReadOnlySpan<byte> day, string? month, DeliveryPeriod? period)
    {
        if (maturity.IsEmpty)
        {
            return period == DeliveryPeriod.Day ? null : month;
        }

        var isMonth = maturity.Length == 6 || (maturity.Length == 8 && maturity.EndsWith("00"u8));
        return period switch
        {
            // A whole date is the day on which it expires: a contract is often named after another month.
            DeliveryPeriod.Month => isMonth ? FromMaturity(maturity, default) : month,
            DeliveryPeriod.Day => FromMaturity(maturity, day) is { Length: DayLength } date ? date : null,
            _ => FromMaturity(maturity, day),
        };
    }

    /// <summary>From yyyyMM, yyyyMM00, yyyyMMdd or yyyy-MM-dd, and a day of the month that may stand apart. Null where it is none of them.</summary>
    public static string? FromMaturity(scoped ReadOnlySpan<byte> maturity, ReadOnlySpan<byte> day)
    {
        scoped Span<byte> digits = stackalloc byte[8];
        if (maturity.Length == 10 && FixTime.TryParseXmlDate(maturity, out _))
        {
            maturity[..4].CopyTo(digits);
            maturity[5..7].CopyTo(digits[4..]);
            maturity[8..].CopyTo(digits[6..]);
            maturity = digits;
        }

        if (maturity.Length is not (6 or 8) || !FixValue.TryParseInt(maturity[..4], out var year) || year is < FieldTime.FirstYear or > FieldTime.LastYear
            || !FixValue.TryParseInt(maturity[4..6], out var month) || month is < 1 or > 12)
        {
            return null;
        }

        var dayOfMonth = maturity.Length == 8 ? maturity[6..] : day;
        if (dayOfMonth.IsEmpty || dayOfMonth.SequenceEqual("00"u8))
        {
            return $"{year:D4}-{month:D2}";
        }

        return FixValue.TryParseInt(dayOfMonth, out var number) && number >= 1 && number <= DateTime.DaysInMonth(year, month)
            ? $"{year:D4}-{month:D2}-{number:D2}"
            : null;
    }

    /// <summary>Splits <c>CLF7</c> into CL and 2027-01: the nearest such year that is not before the year before the trade's.</summary>
    public static bool TrySplitMonthCode(ReadOnlySpan<byte> code, int tradeYear, out ReadOnlySpan<byte> product, out string contract)
    {
        product = default;
        contract = "";
        var digits = code.Length - code.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9') - 1;
        if (digits is not (1 or 2) || code.Length < digits + 2)
        {
            return false;
        }

        var month = MonthCodes.IndexOf((char)code[^(digits + 1)]) + 1;
        if (month == 0 || !FixValue.TryParseInt(code[^digits..], out var suffix))
        {
            return false;
        }

        var cycle = digits == 1 ? 10 : 100;
        var first = tradeYear - 1;
        var year = first + ((suffix - (first % cycle) + cycle) % cycle);
        product = code[..^(digits + 1)];
        contract = $"{year:D4}-{month:D2}";
        return true;
    }
}

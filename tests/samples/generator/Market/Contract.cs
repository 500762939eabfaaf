using System.Globalization;

namespace Stp.Samples.Generator.Market;

internal sealed record OptionTerms(bool Call, decimal Strike);

/// <summary>A tradable contract. <paramref name="Period"/> is <c>2027-01</c>, <c>2027-Q1</c> or <c>2026-11-23</c>.</summary>
/// <param name="Price">Around which price the day trades.</param>
internal sealed record Contract(Product Product, string Period, decimal Price, OptionTerms? Option = null)
{
    private const string MonthCodes = "FGHJKMNQUVXZ";

    public string Instrument => Option is null
        ? $"{Product.Name}:{Period}"
        : string.Create(CultureInfo.InvariantCulture, $"{Product.Name}:{Period}:{(Option.Call ? 'C' : 'P')}:{Option.Strike}");

    /// <summary>False for a contract that no venue's reference data knows.</summary>
    public bool Mapped { get; init; } = true;

    public decimal LotSize => Product.LotSizeOf(Period);

    public bool IsMonth => Period.Length == 7 && Period[5] != 'Q';

    public bool IsDay => Period.Length == 10;

    /// <summary>MaturityMonthYear (200) of a month contract, <c>202701</c>; of a day, <c>20261123</c>.</summary>
    public string MaturityMonthYear => Period.Replace("-", "", StringComparison.Ordinal);

    /// <summary>The month code and last digit of the year, <c>F7</c> for January 2027.</summary>
    public string MonthCode => $"{MonthCodes[int.Parse(Period.AsSpan(5, 2), CultureInfo.InvariantCulture) - 1]}{Period[3]}";
}

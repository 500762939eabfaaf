using System.Globalization;

namespace Stp.Samples.Generator.Market;

/// <summary>The ways in which venues write the same number.</summary>
internal static class Numbers
{
    /// <summary>Canonical: no trailing zeros, no exponent.</summary>
    public static string Canonical(decimal value) => value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A price with the decimals of the tick; now and then with more zeros, or without the zero before the point.</summary>
    public static string Price(decimal price, decimal tick, Rng rng)
    {
        var decimals = tick.Scale + (rng.Chance(15) ? 2 : 0);
        var text = price.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (Math.Abs(price) < 1 && rng.Chance(30))
        {
            return text.Replace("0.", ".", StringComparison.Ordinal);
        }

        return decimal.IsInteger(price) && rng.Chance(10) ? Canonical(price) + "." : text;
    }

    public static string Lots(decimal lots, Rng rng) => rng.Chance(12) ? lots.ToString("F2", CultureInfo.InvariantCulture) : Canonical(lots);
}

namespace Stp.Domain.Positions;

/// <summary>How numbers are shown. What is computed further is not rounded before.</summary>
public static class Shown
{
    /// <summary>Decimals of an average price.</summary>
    private const int PriceDecimals = 8;

    /// <summary>Decimals of an amount of money.</summary>
    private const int MoneyDecimals = 2;

    /// <summary>An average price: rounded half to even at 8 decimals.</summary>
    public static decimal Price(decimal value) => Exact(Math.Round(value, PriceDecimals, MidpointRounding.ToEven));

    /// <summary>Money: rounded half to even to cents.</summary>
    public static decimal Money(decimal value) => Exact(Math.Round(value, MoneyDecimals, MidpointRounding.ToEven));

    /// <summary>The same number without trailing zeros, so that equal numbers are written alike.</summary>
    public static decimal Exact(decimal value) => value / 1.0000000000000000000000000000m;
}

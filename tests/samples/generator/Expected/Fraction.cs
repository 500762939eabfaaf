using System.Numerics;

namespace Stp.Samples.Generator.Expected;

/// <summary>An exact quotient of decimals, so that rounding happens once, at the end.</summary>
internal readonly struct Fraction
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        _numerator = denominator.Sign < 0 ? -numerator : numerator;
        _denominator = BigInteger.Abs(denominator);
    }

    public static Fraction Zero { get; } = Of(0);

    public static Fraction operator +(Fraction a, Fraction b) =>
        new((a._numerator * b._denominator) + (b._numerator * a._denominator), a._denominator * b._denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a._numerator * b._numerator, a._denominator * b._denominator);

    public static Fraction operator /(Fraction a, Fraction b) => new(a._numerator * b._denominator, a._denominator * b._numerator);

    public static Fraction operator -(Fraction a, Fraction b) =>
        new((a._numerator * b._denominator) - (b._numerator * a._denominator), a._denominator * b._denominator);

    public static Fraction Of(decimal value)
    {
        var scale = BigInteger.Pow(10, value.Scale);
        return new Fraction(new BigInteger(value * (decimal)scale), scale);
    }

    /// <summary>Rounded half to even.</summary>
    public decimal Round(int decimals)
    {
        var scaled = _numerator * BigInteger.Pow(10, decimals);
        var quotient = BigInteger.DivRem(BigInteger.Abs(scaled), _denominator, out var rest);
        var half = (rest * 2).CompareTo(_denominator);
        if (half > 0 || (half == 0 && !quotient.IsEven))
        {
            quotient++;
        }

        return (decimal)(scaled.Sign < 0 ? -quotient : quotient) / (decimal)BigInteger.Pow(10, decimals);
    }
}

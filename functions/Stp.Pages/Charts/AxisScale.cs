using System.Globalization;

namespace Stp.Pages.Charts;

/// <summary>An axis of round numbers that holds some values and zero.</summary>
/// <param name="Min">Its lower end, zero or below.</param>
/// <param name="Max">Its upper end, zero or above.</param>
/// <param name="Ticks">The numbers written on it, upwards.</param>
public sealed record AxisScale(decimal Min, decimal Max, IReadOnlyList<decimal> Ticks)
{
    private const int TicksWanted = 4;

    /// <summary>The axis of some values.</summary>
    public static AxisScale Of(IEnumerable<decimal> values)
    {
        var (min, max) = (0m, 0m);
        foreach (var value in values)
        {
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }

        var step = StepOf(max == min ? 1m : max - min);
        (min, max) = (Math.Floor(min / step) * step, Math.Ceiling(max / step) * step);
        // Nothing but zeros still has an axis to stand on.
        max = max == min ? min + step : max;
        return new AxisScale(min, max, [.. Enumerable.Range(0, (int)((max - min) / step) + 1).Select(i => min + (i * step))]);
    }

    /// <summary>Where a value stands between two edges of a picture, of which the upper has the smaller number.</summary>
    public double At(decimal value, double top, double bottom) => bottom - ((double)((value - Min) / (Max - Min)) * (bottom - top));

    /// <summary>A coordinate as SVG writes it.</summary>
    public static string Text(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>1, 2 or 5 and zeros, so that there are about as many ticks as wanted.</summary>
    private static decimal StepOf(decimal range)
    {
        var rough = range / TicksWanted;
        var power = 1m;
        for (; power * 10m <= rough; power *= 10m)
        {
        }

        for (; power > rough; power /= 10m)
        {
        }

        return rough <= power ? power : rough <= 2m * power ? 2m * power : rough <= 5m * power ? 5m * power : 10m * power;
    }
}

using FsCheck;
using FsCheck.Fluent;
using Stp.Pages.Charts;

namespace Stp.Pages.Tests.Charts;

public sealed class AxisScaleTests
{
    [Fact]
    public void Of_AnyValues_HoldsThemAndZeroOnFewRoundTicks() => Prop.ForAll<int[], byte>((numbers, decimals) =>
    {
        var values = numbers.Select(number => number / (decimal)Math.Pow(10, decimals % 6)).ToList();
        var axis = AxisScale.Of(values);
        return axis.Min <= 0m && axis.Max >= 0m && axis.Min < axis.Max
            && values.All(value => value >= axis.Min && value <= axis.Max)
            && axis.Ticks.Contains(0m) && axis.Ticks[0] == axis.Min && axis.Ticks[^1] == axis.Max && axis.Ticks.Count is >= 2 and <= 7;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_SomeValues_TicksAreRound() => Assert.Equal([-200m, 0m, 200m, 400m], AxisScale.Of([-130m, 390m]).Ticks);

    [Fact]
    public void At_EndsAndMiddle_StandAtTheEdgesAndBetween()
    {
        var axis = AxisScale.Of([-100m, 100m]);
        Assert.Equal((200.0, 105.0, 10.0), (axis.At(-100m, 10, 200), axis.At(0m, 10, 200), axis.At(100m, 10, 200)));
    }
}

using static Stp.Embedded.Tests.Scale.ScaleDocument;

namespace Stp.Embedded.Tests.Scale;

/// <summary>What docs/scale.md says a million trades cost follows from what it says that some cost, and from the prices that it names.</summary>
public sealed class MillionTradesTests
{
    private const double Million = 1e6;
    private const double SecondsInHour = 3600;

    /// <summary>Throughput is sold by the hundred RU/s.</summary>
    private const double UnitsSold = 100;

    [Theory]
    [InlineData("10 trades, each posted alone", 10)]
    [InlineData("100 trades in one post, in 10 positions", 100)]
    public void A_million_trades_follow_from_a_few(string row, int trades)
    {
        var counted = Row("What a trade costs", row).Select(Number).ToList();
        var (messages, executions, units) = (counted[..3].Sum() * Million / trades, counted[4] * Million / trades, counted[^1] * Million / trades);
        var throughput = units / SecondsInHour / UnitsSold * Price("100 RU/s for an hour, autoscale") / Price("Part of the throughput that is used");
        var instances = executions * Price("Seconds of an execution") * Price("Memory of an instance, GB") * Price("GB-second, on demand");

        AssertRow("A million trades", row, [messages, executions], [units / Million, throughput, instances]);
    }

    private static double Price(string name) => Number(Row("Prices", name)[0]);
}

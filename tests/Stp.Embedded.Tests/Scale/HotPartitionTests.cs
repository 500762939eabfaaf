using System.Text.Json;
using Stp.Benchmarks.HotPartitions;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;
using Stp.Functions.Positions;

namespace Stp.Embedded.Tests.Scale;

/// <summary>The simulation of hot partitions, and that docs/scale.md has what it says.</summary>
public sealed class HotPartitionTests
{
    private const string Heading = "Hot partitions";

    /// <summary>Documents differ by the lengths of their names.</summary>
    private const double Tolerance = 0.15;

    private static readonly PositionKey Key = new("GAS-UK-01", "IFEU:BRN:2027-01");

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void The_document_has_the_table_of_the_simulation(int multiple)
    {
        var rows = HotPartitionTable.Rows(new FirmYear(200_000d * multiple), multiple).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(row == $"| {Name(row)} | {string.Join(" | ", ScaleDocument.Row(Heading, Name(row)))} |", $"Simulated: {row}"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_year_and_another_seed_another()
    {
        var firm = new FirmYear(Days: 21);

        Assert.Equal(new PartitionHeat(firm).Run(), new PartitionHeat(firm).Run());
        Assert.NotEqual(new PartitionHeat(firm).Run(), new PartitionHeat(firm with { Seed = 2 }).Run());
    }

    [Fact]
    public void Every_line_of_a_product_is_in_some_contract_and_a_spread_has_two()
    {
        var year = new TradingYear(new FirmYear());

        Assert.Equal(1, LinesOf(day: 0), 9);
        // Five sixths of the front month's half have moved, half of them as spreads.
        Assert.Equal(1 + (5.0 / 6 / 2 * year.LinesOfContract(0, 0)), LinesOf(day: 20), 9);

        double LinesOf(int day) => Enumerable.Range(0, 30).Sum(contract => year.LinesOfContract(day, contract));
    }

    [Fact]
    public void More_trades_are_never_cheaper_and_what_is_done_together_never_dearer()
    {
        var (one, ten) = (new PartitionHeat(new FirmYear(Days: 21)).Run(), new PartitionHeat(new FirmYear(2_000_000, Days: 21)).Run());

        Assert.All(one.Zip(ten), pair => Assert.True(pair.First.AloneRuPerSecond <= pair.Second.AloneRuPerSecond && pair.First.Gigabytes <= pair.Second.Gigabytes, pair.First.Name));
        Assert.All(one.Concat(ten), hot => Assert.True(hot.TogetherRuPerSecond <= hot.AloneRuPerSecond, hot.Name));
    }

    [Fact]
    public void The_sizes_are_those_of_the_documents()
    {
        var posting = new Posting
        {
            Id = "cme-stp.T123456789!1!1", Position = Key, TradeKey = "cme-stp.T123456789", Revision = 1, LegId = "1", ClearingDate = new DateOnly(2026, 11, 20),
            Side = Side.Buy, Lots = 5m, Price = 70.25m, Trades = 1,
        };
        var one = Position.Empty(Key).Post([posting], DateTimeOffset.UnixEpoch);
        var two = one.Post([posting with { ClearingDate = new DateOnly(2026, 11, 23), Lots = 12_345m, Price = 70.2575m }], DateTimeOffset.UnixEpoch);

        AssertNear(ScaleBytes.Posting, JsonSerializer.SerializeToUtf8Bytes(PostingDocument.Of(posting, DateTimeOffset.UnixEpoch.AddTicks(1)), StorageJson.Default.PostingDocument).Length);
        AssertNear(ScaleBytes.PositionDay, Bytes(two) - Bytes(one));
        AssertNear(ScaleBytes.Position, Bytes(one) - (Bytes(two) - Bytes(one)));

        int Bytes(Position position) => JsonSerializer.SerializeToUtf8Bytes(PositionDocument.Of(position), StorageJson.Default.PositionDocument).Length;
    }

    private static void AssertNear(int expected, int actual) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * actual, $"{actual} bytes, and {expected} are said to be.");

    private static string Name(string row) => row.Split('|', StringSplitOptions.TrimEntries)[1];
}

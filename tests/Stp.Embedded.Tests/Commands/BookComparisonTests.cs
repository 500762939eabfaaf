using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.Positions;
using Stp.Embedded.Commands;

namespace Stp.Embedded.Tests.Commands;

public sealed class BookComparisonTests
{
    private static readonly string[] Columns =
    [
        "account", "instrument", "boughtLots", "soldLots", "netLots", "averageBuyPrice", "averageSellPrice", "realisedPnl", "currency", "netQuantity", "unit", "tradeCount",
    ];

    private static readonly string[] BreakColumns =
        ["type", "account", "instrument", "clearingFirm", "subject", "bookLots", "statementLots", "bookPrice", "statementPrice", "count"];

    [Fact]
    public void Equal_books_have_no_difference_and_an_empty_position_is_as_good_as_none() =>
        Assert.Empty(BookComparison.OfPositions(
            [Position("house", 5), Position("closed", 0)], [Row("house,IFEU:BRN:2027-01,5,0,5,70.25,,0,USD,5000,bbl,2"), Row("gone,IFEU:BRN:2027-01,0,0,0,,,0,USD,0,bbl,0")]));

    [Fact]
    public void A_difference_names_both_rows() =>
        Assert.Equal(
            ["surplus  house IFEU:BRN:2027-01 5 0 5 70.25  0 USD 5000 bbl 2", "missing  house IFEU:BRN:2027-01 6 0 6 70.25  0 USD 6000 bbl 2"],
            BookComparison.OfPositions([Position("house", 5)], [Row("house,IFEU:BRN:2027-01,6,0,6,70.25,,0,USD,6000,bbl,2")]));

    [Fact]
    public void Breaks_are_compared_by_their_numbers_and_one_raised_by_the_clock_is_left_out() =>
        Assert.Equal(
            ["surplus  heldExceptions    ice/lots-invalid     4", "missing  heldExceptions    ice/lots-invalid     5"],
            BookComparison.OfBreaks(
                [Held("ice/lots-invalid", 4), Held("ice/amendment-parked", 2)],
                [Row("heldExceptions,,,,ice/lots-invalid,,,,,5", BreakColumns)]));

    private static BreakRow Held(string subject, int count) => BreakRow.Of(new BreakReview
    {
        Break = new Break { Type = BreakType.HeldExceptions, Subject = subject, Detail = "Held.", Count = count, FirstDate = new DateOnly(2026, 11, 20) },
    });

    private static Dictionary<string, string> Row(string line, string[]? columns = null) =>
        (columns ?? Columns).Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second);

    private static PositionView Position(string account, decimal lots) => new()
    {
        Account = account, Instrument = "IFEU:BRN:2027-01", Product = "IFEU:BRN", Contract = "2027-01", BoughtLots = lots, SoldLots = 0, NetLots = lots,
        AverageBuyPrice = lots == 0 ? null : 70.25m, AverageSellPrice = null, RealisedPnl = 0, Currency = "USD", NetQuantity = lots * 1000, Unit = "bbl", Expiry = null, TradeCount = 2,
        AsOf = null, KnownAt = null, UpdatedAt = default,
    };
}

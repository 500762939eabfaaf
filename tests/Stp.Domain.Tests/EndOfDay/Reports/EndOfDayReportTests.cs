using System.Text.Json;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Comparison;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.Ledger;
using Stp.Domain.People;
using Stp.Domain.Tests.EndOfDay.Marks;

namespace Stp.Domain.Tests.EndOfDay.Reports;

public sealed class EndOfDayReportTests
{
    private const string Crude = "XNYM:CL:2027-01";

    private static readonly DateOnly Date = new(2026, 11, 20);
    private static readonly DateTimeOffset CutOff = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly DayReview Day = new DayReview { Date = Date, Run = 1, FourEyes = true }.Publish();

    [Fact]
    public void Totals_are_those_of_all_accounts_and_a_break_that_two_have_is_one()
    {
        var (report, reviews) = Report();

        Assert.Equal((2, 2, 7L, 9L), (report.Accounts, report.Positions, report.Trades, report.Postings));
        Assert.Equal(["ABN", "MAREX"], report.Statements.Select(statement => statement.ClearingFirm));
        var missing = Assert.Single(report.AccountsNotCompared);
        Assert.Equal("B", missing.Account);
        Assert.Equal(["MAREX"], missing.MissingFirms);
        Assert.Equal(
            [
                new BreakCount(BreakType.MissingAtClearing, BreakStatus.Open, 1),
                new BreakCount(BreakType.StatementMissing, BreakStatus.Open, 1),
                new BreakCount(BreakType.SettlementPrice, BreakStatus.Open, 1),
            ],
            report.BreakCounts);
        Assert.Equal(3, reviews.Count);
        Assert.Equal([new PnlSum(null, null, "USD", 0m, null, null, null)], report.PnlByCurrency);
        Assert.Equal(["A", "B"], report.PnlByAccount.Select(sum => sum.Account));
        Assert.Equal("XNYM:CL", report.PnlByProduct[0].Product);
    }

    [Fact]
    public void The_review_is_brought_up_to_date_and_the_findings_stay()
    {
        var (report, reviews) = Report();
        var explained = reviews.Select(review => review.Explain(Day, new Person("Bob"), "Because.", CutOff).Assign(Day, "Ann")).ToList();
        var signed = Day.Sign(new Person("Cleo"), ReviewProgress.Of(explained), CutOff);

        var updated = report.With(signed, explained);

        Assert.Equal((DayStatus.Signed, "Cleo"), (updated.Status, Assert.Single(updated.Signatures).By));
        Assert.All(updated.BreakCounts, count => Assert.Equal(BreakStatus.Explained, count.Status));
        var row = updated.Breaks[0];
        Assert.Equal((explained[0].Break.Id, "A", Crude, "ABN", 5m, 0m), (row.Id, row.Account, row.Instrument, row.ClearingFirm, row.BookLots, row.StatementLots));
        Assert.Equal(("Because.", "Bob", CutOff, "Ann"), (row.Explanation, row.ExplainedBy, row.ExplainedAt, row.AssignedTo));
        Assert.Equal(report.Positions, updated.Positions);
    }

    [Fact]
    public void Breaks_that_were_read_back_by_id_are_listed_by_type_again()
    {
        var (report, reviews) = Report();

        var updated = report.With(Day, [.. reviews.Reverse()]);

        Assert.Equal([BreakType.MissingAtClearing, BreakType.StatementMissing, BreakType.SettlementPrice], updated.Breaks.Select(row => row.Type));
    }

    [Fact]
    public void Previous_prices_that_are_not_of_the_date_before_are_told_with_their_date()
    {
        var builder = new EndOfDayReportBuilder(Date.AddDays(-1));
        builder.Add(With("A", ("XNYM:NG:2027-01", Date.AddDays(-2)), (Crude, Date.AddDays(-1)), ("XNYM:HO:2027-01", null)));
        builder.Add(With("B", ("IFEU:BRN:2027-01", Date.AddDays(-4)), ("XNYM:NG:2027-01", Date.AddDays(-2))));

        var report = builder.Build(Day, CutOff, ["us-energy"], [], []);

        Assert.Equal([new OlderPrice("IFEU:BRN:2027-01", Date.AddDays(-4)), new OlderPrice("XNYM:NG:2027-01", Date.AddDays(-2))], report.OlderPrices);
    }

    [Fact]
    public void What_is_stored_is_read_again_as_it_was()
    {
        var (report, reviews) = Report();

        AssertJson(report);
        AssertJson(reviews[0].Explain(Day, new Person("Bob"), "Because.", CutOff));
        AssertJson(Day);
        AssertJson(ResultOf("A", 5m, isMissing: false));
    }

    private static (EndOfDayReport Report, IReadOnlyList<BreakReview> Reviews) Report()
    {
        var builder = new EndOfDayReportBuilder(Date.AddDays(-1));
        builder.Add(ResultOf("B", -5m, isMissing: true));
        builder.Add(ResultOf("A", 5m, isMissing: false));
        builder.Add([FeedBreaks.StatementMissing("MAREX", CutOff, Date)]);
        Assert.Equal(4, builder.Breaks.Count);
        var reviews = BreakCarryOver.CarryOver(builder.Breaks, null, [], []);
        StatementUsed[] statements = [new("MAREX", null, null, null, null), new("ABN", 2, CutOff, "abn", 1)];
        return (builder.Build(Day, CutOff, ["us-energy"], statements, reviews), reviews);
    }

    private static AccountResult With(string account, params (string Instrument, DateOnly? Previous)[] marks) => ResultOf(account, 5m, isMissing: false) with
    {
        Marks =
        [
            .. marks.Select(mark => new PositionMark
            {
                Account = account, Instrument = mark.Instrument, Product = "P", NetLots = 1m, PreviousSettlementDate = mark.Previous,
            }),
        ],
    };

    private static AccountResult ResultOf(string account, decimal net, bool isMissing)
    {
        var total = net > 0m ? new DayTotals(net, net * 70m, 0m, 0m, 1) : new DayTotals(0m, 0m, -net, -net * 70m, 1);
        var book = new AccountBook(account, [new BookPosition(Crude, total, total)], net > 0m ? 3 : 4, net > 0m ? 4 : 5, []);
        var comparison = StatementComparison.Compare(book, Date, [new FirmStatement(isMissing ? "MAREX" : "ABN", isMissing, true, false)], [], Tolerances.None);
        var marked = new MarkToMarket(Date, SettlementPriceList.None, PreviousPrices.None, MarkReference.Snapshot).Mark(book);
        return AccountResult.Of(book, comparison, marked);
    }

    private static void AssertJson<T>(T value)
    {
        var text = JsonSerializer.Serialize(value);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(text)));
    }
}

using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Running;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>A report for the description of the API.</summary>
internal static class ReportExample
{
    public static EndOfDayReport Report { get; } = new()
    {
        Date = new DateOnly(2026, 11, 20),
        Run = 1,
        CutOff = RunItem.Example.CutOff!.Value,
        Calendars = ["ice-europe"],
        Statements = RunItem.Example.Statements,
        Status = DayStatus.AwaitingSignOff,
        Signatures = [],
        GoesOnFrom = RunItem.Example.GoesOnFrom,
        Accounts = 1,
        AccountsReadInFull = 0,
        Positions = 1,
        Trades = 7,
        Postings = 7,
        AccountsNotCompared = [],
        PnlByCurrency = [Sum(account: null, product: null)],
        PnlByAccount = [Sum("GAS-UK-01", product: null)],
        PnlByProduct = [Sum("GAS-UK-01", "IFEU:BRN")],
        AcceptedGaps =
        [
            new AcceptedFeedGap(
                "ice", "TC1", new DateOnly(2026, 11, 20), Numbering: 0, From: 310, To: 311, Missing: 2, "ann",
                new DateTimeOffset(2026, 11, 20, 13, 0, 0, TimeSpan.Zero), "The venue has never used them."),
        ],
        BreakCounts = [new BreakCount(BreakItem.Example.Break.Type, BreakItem.Example.Break.Status, 1)],
        Breaks = [BreakItem.Example.Break],
    };

    private static PnlSum Sum(string? account, string? product) => new(account, product, "USD", 6_050, 1_700, 7_750, 1_700);
}

using Stp.Pages.Charts;
using Stp.Pages.EndOfDay;

namespace Stp.Pages.Tests.Samples;

/// <summary>Days at their end.</summary>
internal static class SampleDays
{
    private static readonly DateTimeOffset Now = SampleFrames.Now;
    private static readonly DateOnly Date = new(2026, 11, 20);

    public static EndOfDayModel Calendar { get; } = new()
    {
        Month = new DateOnly(2026, 11, 1),
        Days =
        [
            new CalendarDay(Date, "running", null), new CalendarDay(Date.AddDays(-1), "awaitingSignOff", 3), new CalendarDay(Date.AddDays(-2), "awaitingSignOff", 0),
            new CalendarDay(Date.AddDays(-3), "restated", 1), new CalendarDay(Date.AddDays(-4), "failed", null), new CalendarDay(Date.AddDays(-7), "signed", 0),
            new CalendarDay(Date.AddDays(-8), "signed", 0), new CalendarDay(new DateOnly(2026, 10, 30), "signed", 0),
        ],
        Offered = Date,
    };

    public static BreakRow Missing { get; } = new(
        "b0a1", "missingAtClearing", "open", "OIL-01", "IFEU:BRN:2027-01", "marex", "The book has +75 lots of IFEU:BRN:2027-01 in OIL-01, the statement of marex has none.",
        75m, null, 74.55m, null, Date.AddDays(-2), 2, Date.AddDays(-1), "Sam Roe", null, null);

    public static DayModel Day { get; } = new()
    {
        Run = new RunRow(
            Date, 2, "awaitingSignOff", "timer", Now.AddMinutes(-40), Now.AddMinutes(-35), Now.AddMinutes(-30), null, [new SignatureRow("Jane Doe", Now.AddMinutes(-2), true)],
            [new StatementRow("marex", 1, Now.AddHours(-1), 412), new StatementRow("gfi", null, null, null)], [], null),
        Runs = [2, 1],
        Report = new ReportView(
            3, 41, 1_980, 4_310, Date.AddDays(-1), [new NotComparedRow("GAS-UK-01", ["gfi"])], [new PnlRow(null, "USD", 12_345.67m, -1_000m, 11_345.67m, 250m), new PnlRow(null, "EUR", 10m, null, null, null)],
            [new PnlRow("OIL-01", "USD", 12_345.67m, -1_000m, 11_345.67m, 250m), new PnlRow("GAS-UK-01", "EUR", 10m, null, null, null)],
            [new AcceptedGapRow("ice", "TC1", Date, 980, 981, 2, "Jane Doe", new DateTimeOffset(2026, 11, 19, 17, 34, 11, TimeSpan.Zero), "ICE: these numbers were never used.")]),
        Breaks =
        [
            Missing,
            Missing with { Id = "b2", Type = "price", Status = "explained", Detail = "Prices differ by 0.25.", StatementLots = 75m, StatementPrice = 74.8m, AgeDays = 0, Explanation = "Provisional price; the final one is due on Monday.", ExplainedBy = "Jane Doe" },
            Missing with { Id = "b3", Type = "sequenceGap", Status = "open", Account = null, Instrument = null, ClearingFirm = null, Detail = "Feed ice TC1 lacks 3 messages.", BookLots = null, BookPrice = null, AssignedTo = null },
        ],
        Counts = [new BreakCount("missingAtClearing", "open", 1), new BreakCount("price", "explained", 1), new BreakCount("sequenceGap", "open", 1)],
    };

    public static DayModel Running { get; } = Day with
    {
        Run = Day.Run with { Status = "running", CutOff = null, PublishedAt = null, Signatures = [], Statements = [] },
        Progress = new RunProgress("checkAccounts", 12, 41),
        Report = null,
        Breaks = [],
        Counts = [],
    };

    public static DayModel Restated { get; } = Day with
    {
        Run = Day.Run with { Status = "restated", RestatedAt = Now, Restated = [new RestatedRow("OIL-01", "IFEU:BRN:2027-01", Date, -10m, 0m)] },
    };

    public static DayModel Failed { get; } = Day with
    {
        Run = Day.Run with { Status = "failed", Failure = "The statements could not be read." }, Report = null, Breaks = [], Counts = [],
    };

    public static BreakModel Break { get; } = new()
    {
        BusinessDate = Date,
        Run = 2,
        RunStatus = "awaitingSignOff",
        Break = Missing with { StatementLots = 70m, StatementPrice = 74.8m },
        Explanations = [new ExplanationRow("Sam Roe", Now.AddMinutes(-10), "The give-up to marex is not confirmed yet.\nThey answer tomorrow.")],
        Book = [new BookLine("ICE-20261120-1041", Date, "buy", 75m, 74.55m)],
        Statement = [new StatedLine(17, "M-9", "buy", 70m, 74.8m), new StatedLine(18, null, null, -2m, null)],
        IsCut = true,
        People = ["Jane Doe", "Sam Roe"],
    };
}

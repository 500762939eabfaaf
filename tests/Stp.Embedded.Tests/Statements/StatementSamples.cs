using Stp.Domain.EndOfDay.Statements;
using Stp.Functions.Uploads;

namespace Stp.Embedded.Tests.Statements;

internal static class StatementSamples
{
    public const string Firm = "marex";

    public static DateOnly Date { get; } = new(2026, 11, 20);

    public static Statement Of(params StatementLine[] lines) =>
        new("signed", [StatementLineKind.Position, StatementLineKind.SettlementPrice], lines);

    public static StatementLine Line(int number, string account, decimal lots = 5) => new()
    {
        LineNumber = number, Kind = StatementLineKind.Position, AccountCode = account, InstrumentCode = "CL", Contract = "2027-01",
        LongLots = lots, ShortLots = 0, SettlementPrice = 60.25m,
    };

    public static StatementLine PriceLine(int number) =>
        Line(number, "", lots: 0) with { Kind = StatementLineKind.SettlementPrice, InstrumentCode = "NG", SettlementPrice = 3.125m };

    public static UploadDocument Draft(string content) => new()
    {
        Id = "",
        ClearingFirm = Firm,
        Date = Date,
        Sha256 = content,
        Format = "signed",
        ContextDigest = "digest",
        Carries = [StatementLineKind.Position, StatementLineKind.SettlementPrice],
        LineCount = 1,
        AccountCount = 1,
        UploadedBy = "ann",
        UploadedAt = new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.Zero),
    };
}

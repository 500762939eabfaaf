using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Statements;

namespace Stp.Domain.Tests.EndOfDay.Statements;

/// <summary>Generated statements of every built-in format.</summary>
internal static class StatementSheets
{
    public static Gen<StatementSheet> Any { get; } =
        from format in Gen.Elements("fcm-us", "europe", "signed")
        from count in Gen.Choose(0, 12)
        from lines in Gen.ArrayOf(Line(format), count)
        select StatementSheet.Of(format, lines);

    private static Gen<decimal> Price =>
        from cents in Gen.Choose(-500_000, 900_000_000)
        from scale in Gen.Elements(1m, 100m, 10_000m)
        select cents / scale;

    private static Gen<StatementLine> Line(string format) =>
        from kind in format == "signed" ? Gen.Elements(Enum.GetValues<StatementLineKind>()) : Gen.Constant(StatementLineKind.Position)
        from account in Gen.Elements("A1-77001", "A1-77002", "B2-9")
        from code in format == "europe" ? Gen.Elements("EEX-DEBM", "NDEX-TTF") : Gen.Elements("CL", "NG", "BRN", "ZZ9")
        from contract in format switch
        {
            "fcm-us" => Gen.Elements("2027-01", "2026-12", "2026-11-23"),
            "europe" => Gen.Elements("2027-01", "2026-11-23", "2027-Q1"),
            _ => Gen.Elements("2027-01", "2026-12", "2030-06"),
        }
        from option in Gen.Elements<char?>(null, null, 'C', 'P')
        from strike in Gen.Choose(1, 1_000_000)
        from lots in Gen.Choose(kind == StatementLineKind.Trade ? 1 : 0, 5_000)
        from isLong in Gen.Elements(true, false)
        from other in format == "fcm-us" ? Gen.Choose(0, 40) : Gen.Constant(0)
        from price in Price
        from settlement in Price
        from hasSettlement in Gen.Elements(true, false)
        select new StatementLine
        {
            LineNumber = 0,
            Kind = kind,
            AccountCode = kind == StatementLineKind.SettlementPrice ? "" : account,
            InstrumentCode = code,
            Contract = contract,
            Option = option,
            Strike = option is null ? null : strike / 100m,
            LongLots = kind == StatementLineKind.SettlementPrice ? 0 : isLong ? lots : other,
            ShortLots = kind == StatementLineKind.SettlementPrice ? 0 : isLong ? other : lots,
            Price = kind == StatementLineKind.Trade ? price : null,
            SettlementPrice = hasSettlement || kind == StatementLineKind.SettlementPrice ? settlement : null,
        };
}

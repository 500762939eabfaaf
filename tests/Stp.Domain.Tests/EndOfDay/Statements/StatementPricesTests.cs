using Stp.Domain.EndOfDay.Statements;

namespace Stp.Domain.Tests.EndOfDay.Statements;

public sealed class StatementPricesTests
{
    [Fact]
    public void EachPriceOfAnInstrument_IsToldOnce()
    {
        var statement = Formats.Read(
            Formats.BuiltIn["signed"],
            "type;businessDate;account;symbol;putCall;strike;quantity;price;settlementPrice",
            "POS;2026-11-20;A;CLF7;;;5;;60.25",
            "TRD;2026-11-20;A;CLF7;;;5;60;",
            "PRC;2026-11-20;;CLF7;;;;;60.25",
            "POS;2026-11-20;B;CLF7;;;-5;;60.30",
            "POS;2026-11-20;B;CLF7;C;70;-5;;1.1",
            "END;;5;;;;0").Content!;

        Assert.Equal(
            [(2, null, 60.25m), (5, null, 60.30m), (6, 'C', 1.1m)],
            StatementPrices.Of(statement).Select(line => (line.LineNumber, line.Option, line.SettlementPrice!.Value)));
        Assert.All(StatementPrices.Of(statement), line => Assert.Equal(
            (StatementLineKind.SettlementPrice, "", 0m, 0m), (line.Kind, line.AccountCode, line.LongLots, line.ShortLots)));
    }
}

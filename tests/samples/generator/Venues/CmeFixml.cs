using System.Globalization;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Fixml;
using Stp.Samples.Generator.Market;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Venues;

/// <summary>CME's straight-through-processing feed as FIXML: the same trades and keys as <see cref="CmeStp"/>.</summary>
internal sealed class CmeFixml() : Venue("cme-stp", "cme")
{
    /// <summary>Chicago in November.</summary>
    private const int OffsetHours = -6;

    public override IReadOnlyList<Contract> Contracts => CmeTerms.Contracts;

    public override IReadOnlyList<Shape> Shapes => CmeTerms.Shapes;

    public override IEnumerable<InstrumentRow> InstrumentRows => [];

    public override void Identify(Deal deal, Rng rng) => CmeTerms.Identify(deal, rng);

    public override string NextExecId(Deal deal, int serial) => CmeTerms.ReportId(deal, serial);

    public override Payload Report(Deal deal, Version version, Rng rng)
    {
        var fill = version.Fills[0];
        var spread = deal.Shape == Shape.Spread;
        var report = new Element("TrdCaptRpt")
            .With("LastUpdateTm", Time(version.At, rng)).With("TxnTm", Time(version.At, rng))
            .With("MLegRptTyp", spread ? "3" : deal.Shape == Shape.Leg ? "2" : "1")
            .With("BizDt", Date(deal.ClearingDate)).With("TrdDt", Date(deal.TradeDate))
            .With("LastPx", Price(fill, rng)).With("LastQty", Numbers.Lots(fill.Lots, rng)).With("PxTyp", version.Provisional ? "100" : "2")
            .With("ExecID", deal.OrderId).With("MtchID", deal.LinkId).With("TrdTyp", "0").With("TrdRptStat", "0")
            .With("RptTyp", rng.Chance(90) ? "101" : null).With("TransTyp", CmeTerms.Action(version.Act).ToString())
            .With("TrdID2", deal.TradeId.Length == 0 ? null : deal.TradeId).With("TrdID", CmeTerms.TradeNumber(deal)).With("RptID", version.ExecId)
            .With("Txt", deal.Text);
        report.Add(Instrument("Instrmt", fill.Contract, rng, spread));
        if (spread)
        {
            Legs(report, version, rng);
        }

        foreach (var side in Side.Of(deal, version.Fills, rng))
        {
            report.Add(SideElement(deal, side, rng));
        }

        return new Payload(report.Name, report.ToString());
    }

    /// <summary>The strategy's report without legs, which the legs' own reports make redundant.</summary>
    public static Payload Summary(Deal leg, Version version, Rng rng)
    {
        var report = new Element("TrdCaptRpt").With("LastUpdateTm", Time(version.At, rng)).With("TxnTm", Time(version.At, rng)).With("MLegRptTyp", "3")
            .With("TrdDt", Date(leg.TradeDate)).With("LastPx", "-0.10").With("LastQty", Numbers.Lots(leg.First.Lots, rng)).With("TrdRptStat", "0")
            .With("RptTyp", "101").With("TransTyp", "0").With("TrdID2", leg.TradeId + "S").With("RptID", version.ExecId + "S")
            .Add(Instrument("Instrmt", leg.First.Contract, rng, strategy: true));
        foreach (var side in Side.Of(leg, version.Fills, rng))
        {
            report.Add(SideElement(leg, side, rng));
        }

        return new Payload(report.Name, report.ToString());
    }

    public static string Time(DateTime utc, Rng rng) => rng.Chance(25)
        ? utc.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        : utc.AddHours(OffsetHours).ToString("yyyy-MM-ddTHH:mm:ss.fff'-06:00'", CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Element Instrument(string name, Contract contract, Rng rng, bool strategy)
    {
        var element = new Element(name).With("PxQteCcy", contract.Product.Currency).With("Exch", "NYMEX").With("UOM", contract.Product.Unit)
            .With("Mult", Numbers.Canonical(contract.Product.LotSize)).With("MMY", CmeTerms.Maturity(contract, rng))
            .With("SecTyp", strategy ? "MLEG" : CmeTerms.SecurityType(contract)).With("CFI", CmeTerms.Cfi(contract)).With("Src", "H")
            .With("ID", contract.Product.Code).With("Sym", contract.Product.Code + contract.MonthCode);
        if (contract.Option is { } option && !strategy)
        {
            element.With("PutCall", option.Call ? "1" : "0").With(rng.Chance(50) ? "StrkPx" : "Strk", CmeTerms.Strike(contract, rng));
        }

        return element;
    }

    private static void Legs(Element report, Version version, Rng rng)
    {
        var number = 0;
        foreach (var fill in version.Fills)
        {
            number++;
            var contract = fill.Contract;
            var leg = new Element("Leg").With("Side", fill.Side.ToString()).With("Exch", "NYMEX").With("MMY", CmeTerms.Maturity(contract, rng))
                .With("SecTyp", CmeTerms.SecurityType(contract)).With("CFI", CmeTerms.Cfi(contract)).With("Src", "H").With("ID", contract.Product.Code)
                .With("Sym", contract.Product.Code + contract.MonthCode);
            if (contract.Option is { } option)
            {
                leg.With("PutCall", option.Call ? "1" : "0").With("Strk", CmeTerms.Strike(contract, rng));
            }

            report.Add(new Element("TrdLeg").With("LastPx", Price(fill, rng)).With("RefID", Number(200_000 + number))
                .With("LegNo", Number(number)).With("RptID", $"{version.ExecId}L{number}").With("Qty", Numbers.Lots(fill.Lots, rng)).Add(leg));
        }
    }

    private static Element SideElement(Deal deal, Side side, Rng rng)
    {
        var element = new Element("RptSide").With("Side", side.Code.ToString()).With("ClOrdID", side.Ours ? deal.ClOrdId : null).With("CustCpcty", "2");
        element.Add(Party(side.Firm, "1", null));
        if (!side.Ours)
        {
            return element.Add(Party(side.Account, "24", "C"));
        }

        element.Add(Party(Street.ClearingFirm, "4", null));
        var customer = rng.Chance(90);
        if (customer && rng.Chance(20))
        {
            // The clearing house's own number comes first and is not the one that counts.
            element.Add(Party("A-123456", "24", "H"));
        }

        element.Add(Party(side.Account, customer ? "24" : "38", "C").Add(rng.Chance(50) ? new Element("Sub").With("Typ", "26").With("ID", "1") : null));
        return element.Add(Party(Street.Traders[deal.Number % Street.Traders.Length], "36", null));
    }

    private static Element Party(string id, string role, string? source) => new Element("Pty").With("R", role).With("Src", source).With("ID", id);
}

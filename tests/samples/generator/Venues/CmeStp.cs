using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Venues;

/// <summary>CME's straight-through-processing feed: FIX 4.4 trade capture reports.</summary>
internal sealed class CmeStp() : Venue("cme-stp", "cme")
{
    public override IReadOnlyList<Contract> Contracts => CmeTerms.Contracts;

    public override IReadOnlyList<Shape> Shapes => CmeTerms.Shapes;

    public override IEnumerable<InstrumentRow> InstrumentRows =>
        Contracts.Append(Market.Contracts.Unspecified("cme")).Select(c => c.Product).DistinctBy(p => p.Name)
            .Select(p => new InstrumentRow(p.Code, p.Name));

    public override void Identify(Deal deal, Rng rng) => CmeTerms.Identify(deal, rng);

    public override string NextExecId(Deal deal, int serial) => CmeTerms.ReportId(deal, serial);

    public override Payload Report(Deal deal, Version version, Rng rng)
    {
        var text = new FieldText()
            .Add(571, version.ExecId).Add(487, CmeTerms.Action(version.Act)).Add(856, 101).Add(828, 0).Add(939, rng.Chance(5) ? '7' : '0')
            .Add(1003, CmeTerms.TradeNumber(deal)).Add(1040, deal.TradeId.Length == 0 ? null : deal.TradeId);
        if (version.Act == Act.Cancel && rng.Chance(30))
        {
            // A cancel may say no more than which trade it ends.
            return new Payload("AE", text.Add(60, version.At).Add(779, version.At).ToString());
        }

        var contract = version.Fills[0].Contract;
        text.Add(880, deal.LinkId).Add(570, 'N');
        Instrument(text, contract, rng, deal.Shape == Shape.Spread);
        text.Add(32, Numbers.Lots(version.Fills[0].Lots, rng)).Add(31, Price(version.Fills[0], rng))
            .Add(423, version.Provisional ? 100 : 2).Add(75, deal.TradeDate)
            .Add(715, deal.ClearingDate != deal.TradeDate || rng.Chance(85) ? Day(deal.ClearingDate) : null)
            .Add(60, version.At).Add(779, version.At).Add(442, deal.Shape switch { Shape.Spread => '3', Shape.Leg => '2', _ => '1' })
            .Add(573, '0').AddData(354, 355, deal.EncodedText);
        if (deal.Shape == Shape.Spread)
        {
            Legs(text, deal, version, rng);
        }

        SideText.Write(text, deal, Side.Of(deal, version.Fills, rng), rng);
        return new Payload("AE", text.Add(58, deal.Text).ToString());
    }

    /// <summary>The strategy's report without legs, which the legs' own reports make redundant.</summary>
    public static Payload Summary(Deal leg, Version version, Rng rng)
    {
        var text = new FieldText()
            .Add(571, version.ExecId + "S").Add(487, 0).Add(856, 101).Add(828, 0).Add(939, 0).Add(1003, CmeTerms.TradeNumber(leg))
            .Add(1040, leg.TradeId + "S").Add(880, leg.LinkId).Add(570, 'N');
        Instrument(text, leg.First.Contract, rng, strategy: true);
        text.Add(32, Numbers.Lots(leg.First.Lots, rng)).Add(31, "-0.10").Add(75, leg.TradeDate).Add(60, version.At).Add(779, version.At)
            .Add(442, 3).Add(573, 0);
        SideText.Write(text, leg, Side.Of(leg, version.Fills, rng), rng);
        return new Payload("AE", text.ToString());
    }

    private static void Instrument(FieldText text, Contract contract, Rng rng, bool strategy)
    {
        text.Add(55, $"{contract.Product.Code}{contract.MonthCode}").Add(461, CmeTerms.Cfi(contract)).Add(167, strategy ? "MLEG" : CmeTerms.SecurityType(contract))
            .Add(200, CmeTerms.Maturity(contract, rng)).Add(541, rng.Chance(25) ? contract.MaturityMonthYear + "20" : null)
            .Add(207, "NYMEX").Add(48, contract.Product.Code).Add(22, 'H')
            .Add(231, Numbers.Canonical(contract.Product.LotSize)).Add(996, contract.Product.Unit);
        if (contract.Option is { } option && !strategy)
        {
            text.Add(201, option.Call ? 1 : 0).Add(202, CmeTerms.Strike(contract, rng));
        }
    }

    private static void Legs(FieldText text, Deal deal, Version version, Rng rng)
    {
        text.Add(555, version.Fills.Count);
        var number = 0;
        foreach (var fill in version.Fills)
        {
            number++;
            var contract = fill.Contract;
            text.Add(600, $"{contract.Product.Code}{contract.MonthCode}").Add(602, contract.Product.Code).Add(608, CmeTerms.Cfi(contract)).Add(609, CmeTerms.SecurityType(contract))
                .Add(610, CmeTerms.Maturity(contract, rng));
            if (contract.Option is { } option)
            {
                text.Add(612, CmeTerms.Strike(contract, rng)).Add(1358, option.Call ? 1 : 0);
            }

            text.Add(616, "NYMEX").Add(624, fill.Side).Add(687, Numbers.Lots(fill.Lots, rng)).Add(654, number)
                .Add(990, Number((deal.Number * 10L) + number)).Add(637, Price(fill, rng));
        }
    }

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
}

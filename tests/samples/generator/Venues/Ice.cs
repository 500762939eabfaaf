using System.Globalization;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Venues;

/// <summary>ICE trade capture: FIX 4.4, always 487=0; status 39 and execution type 150 say what happened.</summary>
internal sealed class Ice() : Venue("ice", "ice")
{
    private const string BrentOptionMarket = "254810";
    private const string UnspecifiedMarket = "5200999";
    private const int FirstMarket = 5_100_137;

    public override IReadOnlyList<Contract> Contracts { get; } = Market.Contracts.Where("IFEU:BRN", "IFEU:GWM", "NDEX:TFM", "IFEU:G");

    public override IReadOnlyList<Shape> Shapes { get; } = [Shape.OneSide, Shape.OneSide, Shape.OneSide, Shape.OneSide, Shape.BothOurs];

    public override bool AmendsByReference => true;

    /// <summary>A market is one contract, except that options of one underlying share a market.</summary>
    public override IEnumerable<InstrumentRow> InstrumentRows => Contracts.Where(c => c.Option is null)
        .Select(c => new InstrumentRow(CodeOf(c), c.Instrument))
        .Append(new InstrumentRow(BrentOptionMarket, "IFEU:BRN")).Append(new InstrumentRow(UnspecifiedMarket, "IFEU:HOU"));

    public override void Identify(Deal deal, Rng rng)
    {
        deal.ExecId = Number(78_800_000L + (deal.Number * 10L));
        deal.OrderId = Number(99_000_000_000L + deal.Number);
        deal.ClOrdId = string.Create(CultureInfo.InvariantCulture, $"IC{deal.Number:000000}");
        deal.Code = CodeOf(deal.First.Contract);
        SetKey(deal, deal.ExecId);
    }

    public static void SetKey(Deal deal, string execId) => deal.Key = TradeKey.Of("ice", execId, deal.Code, deal.First.Side.ToString());

    public override string NextExecId(Deal deal, int serial) => Number(78_800_000L + (deal.Number * 10L) + serial);

    public override Payload Report(Deal deal, Version version, Rng rng)
    {
        var fill = version.Fills[0];
        var contract = fill.Contract;
        var (status, execType) = version.Act switch
        {
            Act.Cancel => rng.Chance(50) ? ("4", "H") : rng.Chance(50) ? ("4", null) : ("2", "H"),
            Act.Replace => ("2", rng.Chance(70) ? "5" : "G"),
            _ => ("2", rng.Chance(50) ? "F" : null),
        };
        var spread = deal.Shape == Shape.Spread;
        var saysLots = spread || rng.Chance(70);
        var text = new FieldText()
            .Add(571, Number(400_000 + deal.Number)).Add(487, 0).Add(828, rng.Chance(20) ? 'K' : '0').Add(17, version.ExecId)
            .Add(1126, version.Reference).Add(39, status).Add(150, execType).Add(570, 'N')
            .Add(55, deal.Code).Add(48, $"{contract.Product.Code} FM{contract.MaturityMonthYear}").Add(22, 8).Add(461, CmeTerms.Cfi(contract))
            .Add(200, contract.IsMonth ? contract.MaturityMonthYear : null);
        if (contract.Option is { } option && !spread)
        {
            text.Add(201, option.Call ? 1 : 0).Add(202, Strike(contract));
        }

        text.Add(32, Numbers.Canonical(fill.Lots * contract.LotSize)).Add(31, Price(fill, rng))
            .Add(9018, saysLots ? Numbers.Lots(fill.Lots, rng) : null).Add(9022, rng.Chance(50) ? "31" : null).Add(9521, 0)
            .Add(75, deal.TradeDate).Add(715, deal.ClearingDate != deal.TradeDate || rng.Chance(60) ? Date(deal.ClearingDate) : null)
            .Add(60, version.At).Add(9413, 0).Add(58, deal.Text).AddData(354, 355, deal.EncodedText);
        if (spread)
        {
            Legs(text.Add(9820, 1).Add(9414, Number(FirstMarket - deal.Number)), version, rng);
        }

        Sides(text, deal, version, rng);
        return new Payload("AE", text.ToString(), rng.Chance(30) ? "ICE" : null);
    }

    private static void Legs(FieldText text, Version version, Rng rng)
    {
        text.Add(555, version.Fills.Count);
        var number = 0;
        foreach (var fill in version.Fills)
        {
            number++;
            text.Add(600, CodeOf(fill.Contract)).Add(608, CmeTerms.Cfi(fill.Contract))
                .Add(610, fill.Contract.IsMonth ? fill.Contract.MaturityMonthYear : null).Add(616, "IFEU").Add(624, fill.Side)
                .Add(687, Numbers.Lots(fill.Lots, rng)).Add(654, number).Add(rng.Chance(50) ? 637 : 566, Price(fill, rng));
        }
    }

    private static void Sides(FieldText text, Deal deal, Version version, Rng rng)
    {
        var sides = Side.Of(deal, version.Fills, rng);
        if (deal.Shape == Shape.OneSide && deal.Number % 7 == 0)
        {
            // A report of one side may carry it at the root.
            WriteSide(text, deal, sides[0], rng);
            return;
        }

        text.Add(552, sides.Length);
        foreach (var side in sides)
        {
            WriteSide(text, deal, side, rng);
        }
    }

    private static void WriteSide(FieldText text, Deal deal, Side side, Rng rng)
    {
        var trader = Street.Traders[deal.Number % Street.Traders.Length];
        text.Add(54, side.Code).Add(37, deal.OrderId).Add(11, deal.ClOrdId);
        switch (rng.Below(10))
        {
            case 0:
                text.Add(453, 3).Party(trader, 'D', 11).Party(Street.OurIceFirm, 'D', 13).Party("MAREX", 'D', 1).Add(1, side.Account);
                break;
            case 1:
                text.Add(453, 4).Party(trader, 'D', 11).Party(Street.OurIceFirm, 'D', 13).Party(side.Account, 'D', 38).Party(Street.ClearingFirm, 'D', 4);
                break;
            default:
                text.Add(453, 5).Party(trader, 'D', 11).Party("North Wind Energy", 'D', 12).Party(Street.OurIceFirm, 'D', 13)
                    .Party(side.Account, 'D', 24).Party(Street.ClearingFirm, 'D', 4).Add(1, rng.Chance(20) ? "CUST" : null);
                break;
        }
    }

    private static string CodeOf(Contract contract)
    {
        if (!contract.Mapped)
        {
            return "5999001";
        }

        if (!contract.Product.Specified)
        {
            return UnspecifiedMarket;
        }

        var index = 0;
        while (Market.Contracts.All[index] != contract)
        {
            index++;
        }

        return contract.Option is not null ? BrentOptionMarket : Number(FirstMarket + (index * 137));
    }

    private static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Stories;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Venues;

/// <summary>CME's drop copy of executions: FIX 4.2 execution reports with ExecTransType (20).</summary>
internal sealed class CmeDropCopy() : Venue("cme-dropcopy", "cme")
{
    private const int ReferenceLength = 9;

    public override DateOnly NumbersBegan => Making.LastSaturday;

    public override IReadOnlyList<Contract> Contracts => CmeTerms.Contracts;

    public override IReadOnlyList<Shape> Shapes { get; } = [Shape.OneSide];

    public override bool AmendsByReference => true;

    /// <summary>Futures resolve by month code through their product's row; an option's code is a row of its own.</summary>
    public override IEnumerable<InstrumentRow> InstrumentRows => Contracts.Where(c => c.Option is not null)
        .Select(c => new InstrumentRow(OptionCode(c), c.Instrument)).Append(new InstrumentRow("NNF7", "XNYM:NN:2027-01"));

    public override void Identify(Deal deal, Rng rng)
    {
        var contract = deal.First.Contract;
        deal.OrderId = string.Create(CultureInfo.InvariantCulture, $"84{deal.Number:0000000000}");
        deal.ClOrdId = string.Create(CultureInfo.InvariantCulture, $"OM{deal.Number:0000000}");
        deal.ExecId = NextExecId(deal, 0);
        var twoDigitYear = rng.Chance(30) && contract.Product.Code != "NN";
        deal.Code = contract.Option is not null ? OptionCode(contract)
            : contract.Product.Code + (twoDigitYear ? $"{contract.MonthCode[0]}{contract.Period[2..4]}" : contract.MonthCode);
        SetKey(deal);
    }

    public static void SetKey(Deal deal) =>
        deal.Key = TradeKey.Of("cme-dropcopy", Suffix(deal.ExecId), deal.OrderId, deal.Code, deal.First.Side.ToString());

    public override string NextExecId(Deal deal, int serial) =>
        string.Create(CultureInfo.InvariantCulture, $"8{deal.Number:00000000}:M:{deal.Number * 31L:000000}T{serial}{deal.Number:0000000}");

    public override string ReferenceTo(string execId) => Suffix(execId);

    public override Payload Report(Deal deal, Version version, Rng rng)
    {
        var fill = version.Fills[0];
        var (transType, execType, status) = version.Act switch
        {
            Act.Cancel => ('1', 'H', 'H'),
            Act.Replace => ('2', 'G', 'G'),
            _ => ('0', rng.Pick("12F".ToCharArray()), '2'),
        };
        status = version.Act == Act.New && execType != '2' ? '1' : status;
        var text = new FieldText()
            .Add(1, fill.AccountCode).Add(6, 0).Add(11, deal.ClOrdId).Add(14, version.Act == Act.New ? Numbers.Canonical(fill.Lots) : "0")
            .Add(17, version.ExecId).Add(19, version.Reference).Add(20, transType)
            .Add(31, Price(fill, rng)).Add(32, Numbers.Lots(fill.Lots, rng)).Add(37, deal.OrderId)
            .Add(38, Numbers.Canonical(fill.Lots)).Add(39, status).Add(40, 2).Add(44, Price(fill, rng)).Add(48, Number(700000 + (deal.Number % 900)))
            .Add(54, fill.Side).Add(55, fill.Contract.Product.Code).Add(58, deal.Text).Add(59, 0).Add(60, version.At)
            .Add(75, deal.TradeDate).Add(107, deal.Code).Add(150, execType).Add(151, 0)
            .Add(167, CmeTerms.SecurityType(fill.Contract)).Add(207, "NYMEX")
            .Add(393, deal.Shape == Shape.Leg ? "2" : null).Add(442, deal.Shape == Shape.Leg ? 2 : 1).Add(527, deal.LinkId)
            .Add(715, deal.ClearingDate != deal.TradeDate || rng.Chance(50) ? Date(deal.ClearingDate) : null)
            .Add(1028, 'N').Add(1057, rng.Chance(50) ? 'Y' : 'N').Add(5979, Number((version.At - DateTime.UnixEpoch).Ticks * 100)).Add(9717, deal.ClOrdId + "C");
        return new Payload("8", text.ToString(), Street.Traders[deal.Number % Street.Traders.Length]);
    }

    /// <summary>The strategy's own report; its legs are reported one by one.</summary>
    public static Payload Summary(Deal leg, Version version)
    {
        var text = new FieldText()
            .Add(1, leg.First.AccountCode).Add(6, 0).Add(11, leg.ClOrdId).Add(14, Numbers.Canonical(leg.First.Lots)).Add(17, version.ExecId + "S")
            .Add(20, 0).Add(31, "-.10").Add(32, Numbers.Canonical(leg.First.Lots)).Add(37, leg.OrderId).Add(38, Numbers.Canonical(leg.First.Lots))
            .Add(39, 2).Add(40, 2).Add(54, 1).Add(55, leg.First.Contract.Product.Code).Add(60, version.At).Add(75, leg.TradeDate)
            .Add(107, "CL:SA").Add(150, 2).Add(167, "MLEG").Add(393, 2).Add(442, 3).Add(527, leg.LinkId);
        return new Payload("8", text.ToString());
    }

    private static string OptionCode(Contract contract) => string.Create(
        CultureInfo.InvariantCulture,
        $"{contract.Product.Code}{contract.MonthCode} {(contract.Option!.Call ? 'C' : 'P')}{contract.Option.Strike * 100:0}");

    private static string Suffix(string execId) => execId[^ReferenceLength..];

    private static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Venues;

/// <summary>What CME's clearing feeds have in common, whichever way they are written.</summary>
internal static class CmeTerms
{
    public static IReadOnlyList<Contract> Contracts { get; } = Market.Contracts.Where("XNYM:CL", "XNYM:NG", "XNYM:NN", "XNYM:LO");

    public static readonly Shape[] Shapes =
        [Shape.Counterparty, Shape.Counterparty, Shape.Counterparty, Shape.OneSide, Shape.OneSide, Shape.BothOurs, Shape.KnownCounterparty];

    /// <summary>The identity stays over all versions (1040); that of the report (571) is new every time; 1003 collides by design.</summary>
    public static void Identify(Deal deal, Rng rng)
    {
        deal.TradeId = string.Create(CultureInfo.InvariantCulture, $"19F{deal.Number:X8}C{rng.Below(65536):X4}");
        deal.ExecId = ReportId(deal, 0);
        deal.OrderId = string.Create(CultureInfo.InvariantCulture, $"77{deal.Number:00000000}");
        deal.ClOrdId = string.Create(CultureInfo.InvariantCulture, $"NW{deal.Number:000000}");
        deal.Code = deal.First.Contract.Product.Code;
        deal.LinkId ??= deal.TradeId + "F";
        deal.Key = TradeKey.Of("cme-stp", deal.TradeId);
    }

    public static string ReportId(Deal deal, int serial) =>
        string.Create(CultureInfo.InvariantCulture, $"{deal.TradeId}{serial:00}{deal.Number % 977:000}");

    public static string TradeNumber(Deal deal) => string.Create(CultureInfo.InvariantCulture, $"{100000 + (deal.Number % 400)}");

    public static string Maturity(Contract contract, Rng rng) => rng.Chance(10) ? contract.MaturityMonthYear + "00" : contract.MaturityMonthYear;

    public static string Strike(Contract contract, Rng rng) =>
        contract.Option!.Strike.ToString(rng.Chance(50) ? "F1" : "F2", CultureInfo.InvariantCulture);

    public static string SecurityType(Contract contract) => contract.Option is null ? "FUT" : "OOF";

    public static string Cfi(Contract contract) => contract.Option is null ? "FXXXSX" : contract.Option.Call ? "OCAFPS" : "OPAFPS";

    public static char Action(Act act) => act switch { Act.New => '0', Act.Cancel => '1', _ => '2' };
}

using System.Globalization;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Stories;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Venues;

/// <summary>Brokers and front ends that send plain execution reports; see <see cref="GenericCodes"/> for what differs.</summary>
/// <param name="fix42">Corrections and busts by ExecTransType (20) instead of execution type.</param>
internal sealed class GenericFix(string code, bool fix42, IReadOnlyList<Shape> shapes, params string[] products) : Venue(code, code)
{
    public override DateOnly NumbersBegan => Making.LastSaturday;

    public override IReadOnlyList<Contract> Contracts { get; } = [.. Market.Contracts.Where(products).Where(c => GenericCodes.Trades(code, c))];

    /// <summary>Shapes of the capture reports; execution reports always have one side.</summary>
    public override IReadOnlyList<Shape> Shapes { get; } = shapes;

    public override bool AmendsByReference => true;

    public override IEnumerable<InstrumentRow> InstrumentRows => Contracts.Select(c => GenericCodes.Row(Code, c)).Distinct();

    public override void Identify(Deal deal, Rng rng)
    {
        deal.OrderId = string.Create(CultureInfo.InvariantCulture, $"{Code.ToUpperInvariant()}-{deal.Number:000000}");
        deal.ClOrdId = string.Create(CultureInfo.InvariantCulture, $"nw{deal.Number:000000}");
        deal.ExecId = deal.AsCapture ? $"TR-{deal.OrderId}" : NextExecId(deal, 0);
        deal.Code = GenericCodes.SecurityId(Code, deal.First.Contract) ?? GenericCodes.Of(Code, deal.First.Contract);
        SetKey(deal);
    }

    public override string NextExecId(Deal deal, int serial) =>
        deal.AsCapture ? deal.ExecId : string.Create(CultureInfo.InvariantCulture, $"{deal.Number * 7919L % 1_000_000:000000}:{deal.Number}.{serial}");

    public override Payload Report(Deal deal, Version version, Rng rng) =>
        deal.AsCapture ? GenericCapture.Write(deal, version, rng) : Execution(deal, version, rng);

    /// <summary>One strategy's own report, which its legs' reports make redundant.</summary>
    public Payload Summary(Deal leg, Version version, Rng rng)
    {
        var report = Execution(leg, version with { ExecId = version.ExecId + "S" }, rng);
        return report with { Body = report.Body.Replace($"{FieldText.Soh}442=2{FieldText.Soh}", $"{FieldText.Soh}442=3{FieldText.Soh}", StringComparison.Ordinal) };
    }

    private void SetKey(Deal deal)
    {
        var date = deal.TradeDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        deal.Key = deal.AsCapture ? TradeKey.Of(Code, deal.ExecId)
            : TradeKey.Of(Code, deal.ExecId, date, deal.Code, deal.First.Side.ToString());
    }

    private Payload Execution(Deal deal, Version version, Rng rng)
    {
        var fill = version.Fills[0];
        var text = new FieldText().Add(6, GenericCodes.Price(Code, fill, rng));
        var byParty = rng.Chance(20);
        text.Add(1, byParty ? null : fill.AccountCode).Add(11, deal.ClOrdId).Add(14, Numbers.Canonical(fill.Lots)).Add(15, fill.Contract.Product.Currency)
            .Add(17, version.ExecId).Add(19, version.Reference);
        var (transType, execType) = Coding(version.Act, rng);
        text.Add(20, transType).Add(31, GenericCodes.Price(Code, fill, rng)).Add(32, Numbers.Lots(fill.Lots, rng)).Add(37, deal.OrderId)
            .Add(38, Numbers.Canonical(fill.Lots)).Add(39, 2).Add(40, 2).Add(44, GenericCodes.Price(Code, fill, rng)).Add(54, fill.Side);
        GenericCodes.WriteInstrument(Code, text, fill.Contract, rng);
        var withoutDate = version.At.Date == deal.TradeDate.ToDateTime(TimeOnly.MinValue) && rng.Chance(15);
        text.Add(58, deal.Text).Add(59, 0).Add(60, version.At).Add(75, withoutDate ? null : Date(deal.TradeDate)).Add(150, execType).Add(151, 0)
            .Add(198, $"{deal.OrderId}-{deal.Number * 17L % 9973:0000}").Add(18, fix42 ? "1" : null).Add(21, 1)
            .Add(442, deal.Shape == Shape.Leg ? "2" : rng.Chance(40) ? "1" : null).Add(527, deal.LinkId)
            .Add(715, deal.ClearingDate != deal.TradeDate || rng.Chance(40) ? Date(deal.ClearingDate) : null)
            .AddData(354, 355, deal.EncodedText);
        Parties(text, deal, byParty ? fill.AccountCode : null, rng);
        text.Add(16612, deal.UniqueId);
        return new Payload("8", text.ToString(), fix42 ? Street.Traders[deal.Number % Street.Traders.Length] : null);
    }

    private (string? TransType, char ExecType) Coding(Act act, Rng rng) => (act, fix42) switch
    {
        (Act.New, true) => ("0", rng.Pick("12".ToCharArray())),
        (Act.Replace, true) => ("2", '2'),
        (Act.Cancel, true) => ("1", '2'),
        (Act.New, false) => (rng.Chance(20) ? "0" : null, rng.Chance(15) ? '2' : 'F'),
        (Act.Replace, false) => (null, 'G'),
        _ => (null, 'H'),
    };

    private void Parties(FieldText text, Deal deal, string? account, Rng rng)
    {
        if (fix42 && account is null)
        {
            return;
        }

        var broker = Street.Brokers[deal.Number % Street.Brokers.Length];
        var trader = Street.Traders[deal.Number % Street.Traders.Length];
        text.Add(453, account is null ? 3 : 4).Party(broker, 'D', 1).Party(Street.ClearingFirm, 'D', 4).Party(trader, 'D', rng.Chance(50) ? 36 : 12);
        if (account is not null)
        {
            text.Party(account, 'D', rng.Chance(60) ? 24 : 38);
        }
    }

    private static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Venues;

/// <summary>A trade capture report as a broker sends it: one TradeReportID (571) for all versions, 487 for the action.</summary>
internal static class GenericCapture
{
    public static Payload Write(Deal deal, Version version, Rng rng)
    {
        var fill = version.Fills[0];
        var text = new FieldText().Add(571, version.ExecId).Add(487, CmeTerms.Action(version.Act)).Add(828, 0).Add(570, 'N');
        GenericCodes.WriteInstrument("fix50", text, fill.Contract, rng);
        text.Add(32, Numbers.Lots(fill.Lots, rng)).Add(31, Numbers.Price(fill.Price, fill.Contract.Product.Tick, rng)).Add(75, deal.TradeDate)
            .Add(715, deal.ClearingDate).Add(60, version.At).Add(779, version.At).Add(58, deal.Text);
        SideText.Write(text, deal, Side.Of(deal, version.Fills, rng), rng);
        return new Payload("AE", text.ToString());
    }
}

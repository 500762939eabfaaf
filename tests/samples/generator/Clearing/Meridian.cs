using System.Globalization;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Output;
using Stp.Samples.Generator.Stories;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Clearing;

/// <summary>Clears what trades in New York; states open positions, long and short in columns of their own.</summary>
internal sealed class Meridian() : ClearingFirm("meridian", "fcm-us", "nymex")
{
    private const string NewYork = "XNYM";

    public override IEnumerable<InstrumentRow> InstrumentRows => [new("CL", "XNYM:CL"), new("NG", "XNYM:NG"), new("NN", "XNYM:NN")];

    public override bool Clears(string account, Product product) =>
        product.Mic == NewYork && account is "GAS-US-01" or "GAS-US-02" or "OIL-NYC-01";

    public override void Write(Stream stream, Statement statement)
    {
        stream.Write("MERIDIAN CLEARING,OPEN POSITIONS\n"u8);
        using var file = new CsvFile(
            stream, "OFFICE", "ACCOUNT", "PROCESS DATE", "FUTURES CODE", "CONTRACT", "PUT/CALL", "STRIKE", "LONG", "SHORT", "SETTLEMENT PRICE");
        foreach (var (account, contract, lots) in statement.Positions)
        {
            var code = account.Split('-');
            file.Write(
                code[0], code[1], Making.BusinessDate.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture), contract.Product.Code, Month(contract),
                Word(contract.Option), Strike(contract.Option), lots > 0 ? Number(lots) : "", lots < 0 ? Number(-lots) : "", Number(statement.PriceOf(contract)));
        }

        file.Write(
            "TOTAL", Number(statement.Positions.Count), "", "", "", "", "",
            Number(statement.Positions.Sum(position => Math.Max(position.NetLots, 0))), Number(statement.Positions.Sum(position => Math.Max(-position.NetLots, 0))), "");
    }

    private static string Month(Contract contract) =>
        DateOnly.ParseExact(contract.Period, "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMMyy", CultureInfo.InvariantCulture).ToUpperInvariant();
}

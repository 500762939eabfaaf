using System.Globalization;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Output;
using Stp.Samples.Generator.Stories;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Clearing;

/// <summary>Clears oil and options traded in London, and North Sea oil for New York; states positions, trades and prices in one file, with a sign for short.</summary>
internal sealed class Thames() : ClearingFirm("thames", "signed", "ice-europe")
{
    public override IEnumerable<InstrumentRow> InstrumentRows =>
        [new("BRN", "IFEU:BRN"), new("G", "IFEU:G"), new("CL", "XNYM:CL"), new("LO", "XNYM:LO")];

    public override bool Clears(string account, Product product) => Market.Accounts.Of(product.Desk).Contains(account)
        && (account is "OIL-LDN-01" or "OIL-LDN-02" or "OPT-VOL-01" or "DIST-ARA-01" || (account == "OIL-NYC-01" && product.Mic == "IFEU"));

    public override void Write(Stream stream, Statement statement)
    {
        using var file = new CsvFile(stream, "type", "businessDate", "account", "symbol", "putCall", "strike", "quantity", "price", "settlementPrice");
        foreach (var (account, contract, lots) in statement.Positions)
        {
            Row(file, "POS", account, contract, Number(lots), "", Number(statement.PriceOf(contract)));
        }

        foreach (var trade in statement.Trades)
        {
            Row(file, "TRD", trade.Account, trade.Contract, Number(trade.SignedLots), Number(trade.Price), "");
        }

        var priced = Contracts.All.Where(contract => Accounts.Any(account => Clears(account, contract.Product))).ToList();
        foreach (var contract in priced)
        {
            Row(file, "PRC", "", contract, "", "", Number(statement.PriceOf(contract)));
        }

        file.Write("CASH", Date, AccountCode("OIL-LDN-01"), "USD", "", "", "", "", "");
        file.Write(
            "END", Date, Number(statement.Positions.Count + statement.Trades.Count + priced.Count), "", "", "",
            Number(statement.Positions.Sum(position => position.NetLots) + statement.Trades.Sum(trade => trade.SignedLots)), "", "");
    }

    private static string Date => Making.BusinessDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Row(CsvFile file, string type, string account, Contract contract, string lots, string price, string settlementPrice) => file.Write(
        type, Date, account, $"{contract.Product.Code}{contract.MonthCode[0]}{contract.Period[2..4]}", Word(contract.Option), Strike(contract.Option),
        lots, price, settlementPrice);
}

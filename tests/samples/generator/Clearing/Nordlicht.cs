using System.Globalization;
using System.Text;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Output;
using Stp.Samples.Generator.Stories;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Clearing;

/// <summary>Clears European gas and power; states open positions with decimal commas, and British gas in pounds where it trades in pence.</summary>
internal sealed class Nordlicht() : ClearingFirm("nordlicht", "europe", "eex")
{
    private const int PencePerPound = 100;

    private static readonly NumberFormatInfo German = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private static readonly (string Product, string Exchange, string Code)[] Products =
    [
        ("IFEU:GWM", "ICE", "M"), ("NDEX:TFM", "ICE", "TFM"), ("XEEE:F1BM", "EEX", "DEBM"), ("XEEE:F1BQ", "EEX", "DEBQ"), ("XEEE:F1BD", "EEX", "DEBD"),
    ];

    public override IEnumerable<InstrumentRow> InstrumentRows =>
        Products.Select(p => new InstrumentRow($"{p.Exchange}-{p.Code}", p.Product, p.Product == "IFEU:GWM" ? PencePerPound : null));

    public override bool Clears(string account, Product product) => product.Desk is Desk.UkGas or Desk.EuropeanGas or Desk.Power
        && Market.Accounts.Of(product.Desk).Contains(account);

    public override void Write(Stream stream, Statement statement)
    {
        using var file = new CsvFile(
            stream, Encoding.Latin1, ';',
            "Stichtag", "Konto", "Börse", "Produkt", "Lieferung", "Option", "Basispreis", "Kauf/Verkauf", "Anzahl", "Abrechnungspreis");
        foreach (var (account, contract, lots) in statement.Positions)
        {
            var (product, exchange, code) = Products.First(p => p.Product == contract.Product.Name);
            var price = statement.PriceOf(contract) / (product == "IFEU:GWM" ? PencePerPound : 1);
            file.Write(
                Day(Making.BusinessDate), account, exchange, code, Delivery(contract), "", "", lots > 0 ? "K" : "V", GermanNumber(Math.Abs(lots)), GermanNumber(price));
        }

        file.Write(
            "Summe", Number(statement.Positions.Count), "", "", "", "", "", "", GermanNumber(statement.Positions.Sum(position => Math.Abs(position.NetLots))), "");
    }

    private static string Delivery(Contract contract) => contract switch
    {
        { IsDay: true } => Day(DateOnly.ParseExact(contract.Period, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        { IsMonth: true } => $"{contract.Period[5..]}.{contract.Period[..4]}",
        _ => $"{contract.Period[5..]}-{contract.Period[2..4]}",
    };

    private static string Day(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string GermanNumber(decimal value) => value.ToString("#,##0.######", German);
}

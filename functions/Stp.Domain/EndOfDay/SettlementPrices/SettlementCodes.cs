using System.Text;
using Stp.Domain.Normalizing;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.SettlementPrices;

/// <summary>What a row of a price file names.</summary>
internal sealed class SettlementCodes(ReferenceSnapshot reference, DateOnly date)
{
    /// <summary>Our instrument; null with a problem.</summary>
    /// <param name="venue">The reference venue, or empty where the code is ours.</param>
    /// <param name="code">The code.</param>
    /// <param name="contract">The contract in our form, or empty where the code names it.</param>
    /// <param name="factor">The price is multiplied by it.</param>
    /// <param name="problem">One sentence, or empty.</param>
    public string? Find(string venue, string code, string contract, out decimal factor, out string problem)
    {
        factor = 1;
        problem = "";
        if (venue.Length == 0)
        {
            problem = contract.Length > 0 ? "Only a code of a venue may have its contract apart." : $"\"{code}\" is no instrument MIC:PRODUCT:CONTRACT.";
            return contract.Length == 0 && Instrument.TryParse(code, out var ours) ? ours.ToString() : null;
        }

        var month = "";
        if (!reference.TryInstrument(venue, code, date, out var entry) && !TryProduct(venue, code, out entry, out month))
        {
            problem = $"\"{code}\" of venue {venue} is not mapped.";
            return null;
        }

        factor = entry!.PriceFactor;
        var period = contract.Length > 0 ? contract : month;
        var instrument = entry.Whole?.ToString() ?? $"{entry.Mic}:{entry.Product}:{period}";
        problem = $"\"{code}\" of venue {venue} is {instrument}, which is no instrument: the contract is missing or not in our form.";
        return Instrument.TryParse(instrument, out _) ? instrument : null;
    }

    private bool TryProduct(string venue, string code, out InstrumentEntry? entry, out string month)
    {
        entry = null;
        return ContractPeriod.TrySplitMonthCode(Encoding.UTF8.GetBytes(code), date.Year, out var product, out month)
            && reference.TryInstrument(venue, Encoding.UTF8.GetString(product), date, out entry);
    }
}

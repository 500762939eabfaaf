using Stp.Samples.Generator.Clearing;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Output;

/// <summary>The five files of reference data. What a story needs unmapped is simply not here.</summary>
internal static class ReferenceFiles
{
    public const string Folder = "reference";

    public static void Write(IOutput output, IReadOnlyList<Venue> venues)
    {
        string[] codes = [.. venues.Select(v => v.Codes).Distinct()];
        AccountRows(output, codes);
        InstrumentRows(output, venues);
        ContractRows(output);
        using var traders = Open(output, "traders.csv", "venue", "code", "trader");
        using var brokers = Open(output, "brokers.csv", "venue", "code", "broker");
        foreach (var venue in codes)
        {
            foreach (var trader in Street.Traders.SkipLast(Street.UnmappedTraders))
            {
                traders.Write(venue, trader, $"{char.ToUpperInvariant(trader[0])}. {char.ToUpperInvariant(trader[1])}{trader[2..]}");
            }

            foreach (var broker in Street.Brokers.Append(Street.OurFirm))
            {
                brokers.Write(venue, broker, broker == Street.OurFirm ? "North Wind Energy" : $"{broker[0]}{broker[1..].ToLowerInvariant()}");
            }
        }
    }

    private static void AccountRows(IOutput output, string[] codes)
    {
        using var file = Open(output, "accounts.csv", "venue", "code", "account", "ours");
        foreach (var venue in codes)
        {
            foreach (var account in Accounts.Names)
            {
                file.Write(venue, Accounts.Code(venue, account), account, venue == "fix42" ? "" : "true");
            }
        }

        foreach (var firm in ClearingFirm.All)
        {
            foreach (var account in firm.Accounts)
            {
                file.Write(firm.Code, firm.AccountCode(account), account, "true");
            }
        }

        foreach (var account in Street.KnownCounterAccounts)
        {
            file.Write("cme", account, "", "false");
        }

        file.Write("cme", Street.OurFirm, "", "true");
        file.Write("ice", Street.OurIceFirm, "", "true");
        file.Write("fix50", Street.OurFirm, "", "true");
    }

    private static void InstrumentRows(IOutput output, IReadOnlyList<Venue> venues)
    {
        using var file = Open(output, "instruments.csv", "venue", "code", "instrument", "priceFactor");
        var rows = venues.SelectMany(venue => venue.InstrumentRows.Select(row => (venue.Codes, row)))
            .Concat(ClearingFirm.All.SelectMany(firm => firm.InstrumentRows.Select(row => (firm.Code, row))));
        foreach (var (codes, row) in rows)
        {
            file.Write(codes, row.Code, row.Instrument, row.PriceFactor is { } factor ? Numbers.Canonical(factor) : "");
        }
    }

    private static void ContractRows(IOutput output)
    {
        using var file = Open(output, "contracts.csv", "venue", "code", "lotSize", "unit", "currency", "priceMultiplier", "lotSizeByContract");
        foreach (var product in Contracts.Products)
        {
            var sizes = string.Join(';', product.SizeByPeriod.Select(s => $"{s.Period}={Numbers.Canonical(s.LotSize)}"));
            file.Write(
                product.Mic, product.Code, Numbers.Canonical(product.LotSize), product.Unit, product.Currency, Numbers.Canonical(product.PriceMultiplier), sizes);
        }
    }

    private static CsvFile Open(IOutput output, string name, params string[] header) => new(output.Create($"{Folder}/{name}"), header);
}

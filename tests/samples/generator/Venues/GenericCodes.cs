using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Venues;

/// <summary>How each broker or front end names contracts.</summary>
internal static class GenericCodes
{
    /// <summary>One front end quotes gas in ticks of a thousandth.</summary>
    private const decimal GasTickFactor = 0.001m;

    /// <summary>Quarters have no maturity month, so only venues with a code for each strip trade them.</summary>
    public static bool Trades(string venue, Contract contract) => contract.IsMonth || venue is "fix44" or "fix50";

    /// <summary>What field 48 holds, where a venue sends it; it is then part of the identity.</summary>
    public static string? SecurityId(string venue, Contract contract) => venue switch
    {
        "fix44" => Of(venue, contract),
        "tt" => $"77{contract.MaturityMonthYear}{contract.Product.Code.Length}{(int)contract.Product.Code[0]}",
        _ => null,
    };

    /// <summary>The code that the instrument map knows.</summary>
    public static string Of(string venue, Contract contract) => venue switch
    {
        "fix50" => $"DE-{contract.Product.Code}-{contract.Period}",
        "fix44" when !contract.IsMonth && !contract.IsDay => $"{contract.Product.Code}-{contract.MaturityMonthYear}",
        _ => contract.Product.Code,
    };

    public static InstrumentRow Row(string venue, Contract contract)
    {
        var code = Of(venue, contract);
        var whole = venue == "fix50" || (!contract.IsMonth && !contract.IsDay);
        return new InstrumentRow(code, whole ? contract.Instrument : contract.Product.Name, Factor(venue, contract));
    }

    public static string Price(string venue, Fill fill, Rng rng)
    {
        var factor = Factor(venue, fill.Contract);
        return factor is null
            ? Numbers.Price(fill.Price, fill.Contract.Product.Tick, rng)
            : Numbers.Price(fill.Price / factor.Value, 1, rng);
    }

    public static void WriteInstrument(string venue, FieldText text, Contract contract, Rng rng)
    {
        // One broker's symbol is for people and its code stands in 48; the front end's 48 is a number that nobody maps.
        text.Add(55, venue == "fix44" ? $"{contract.Product.Code} {contract.Period} base" : Of(venue, contract));
        if (SecurityId(venue, contract) is { } id)
        {
            text.Add(48, id).Add(22, 8);
        }

        if (contract.IsDay)
        {
            Day(text, contract.MaturityMonthYear, rng.Below(3));
        }
        else if (contract.IsMonth)
        {
            text.Add(200, contract.MaturityMonthYear);
        }

        if (contract.Option is { } option)
        {
            text.Add(201, option.Call ? 1 : 0).Add(202, Numbers.Canonical(option.Strike));
        }

        text.Add(207, contract.Product.Mic);
    }

    /// <summary>A day of delivery is written whole, as month and day, or as a date of maturity.</summary>
    private static void Day(FieldText text, string day, int way)
    {
        switch (way)
        {
            case 0:
                text.Add(200, day);
                break;
            case 1:
                text.Add(200, day[..6]).Add(205, day[6..]);
                break;
            default:
                text.Add(541, day);
                break;
        }
    }

    private static decimal? Factor(string venue, Contract contract) =>
        venue == "tt" && contract.Product.Code == "NG" ? GasTickFactor : null;
}

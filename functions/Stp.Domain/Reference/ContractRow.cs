using System.Globalization;

namespace Stp.Domain.Reference;

/// <summary>Reads one row of the map of contracts.</summary>
internal static class ContractRow
{
    /// <summary>Lots and quantities multiplied with or divided by sizes up to here fit a decimal.</summary>
    private const decimal MaxSize = 1_000_000_000m;

    private const decimal MinSize = 1 / MaxSize;

    /// <summary>Null and the specification, or what is wrong.</summary>
    public static string? Read(ReferenceEntry entry, string product, out ContractSpecification? specification)
    {
        specification = null;
        if (!ReferenceColumns.TryNumber(entry, "lotSize", 0m, out var lotSize) || !IsSize(lotSize))
        {
            return $"lotSize \"{ReferenceColumns.Text(entry, "lotSize")}\" is not a number above 0 of at most a billion.";
        }

        if (!ReferenceColumns.TryNumber(entry, "priceMultiplier", 1m, out var multiplier) || !IsSize(multiplier))
        {
            return $"priceMultiplier \"{ReferenceColumns.Text(entry, "priceMultiplier")}\" is not a number above 0 of at most a billion.";
        }

        if (ReferenceColumns.Text(entry, "unit") is not { } unit)
        {
            return "unit is empty.";
        }

        var currency = ReferenceColumns.Text(entry, "currency");
        if (currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterUpper))
        {
            return $"currency \"{currency}\" is not an ISO 4217 code.";
        }

        if (!TryPeriod(ReferenceColumns.Text(entry, "period"), out var period))
        {
            return $"period \"{ReferenceColumns.Text(entry, "period")}\" is neither month nor day.";
        }

        if (!TryMarking(ReferenceColumns.Text(entry, "marking"), out var marking))
        {
            return $"marking \"{ReferenceColumns.Text(entry, "marking")}\" is neither futures nor premium.";
        }

        if (ReadByContract(entry, "lotSizeByContract", "contract=size with a size above 0 of at most a billion", TrySize, out Dictionary<string, decimal> sizes) is { } badSize)
        {
            return badSize;
        }

        if (ReadByContract(entry, "expiry", "contract=yyyy-MM-dd", TryDate, out Dictionary<string, DateOnly> expiries) is { } badExpiry)
        {
            return badExpiry;
        }

        specification = new ContractSpecification
        {
            Product = product,
            LotSize = lotSize,
            LotSizeByContract = sizes,
            ExpiryByContract = expiries,
            Period = period,
            Unit = unit,
            Currency = currency,
            PriceMultiplier = multiplier,
            Marking = marking,
        };
        return null;
    }

    private static bool TryPeriod(string? text, out DeliveryPeriod? period)
    {
        period = text switch { "month" => DeliveryPeriod.Month, "day" => DeliveryPeriod.Day, _ => null };
        return text is null || period is not null;
    }

    private static bool TryMarking(string? text, out Marking marking)
    {
        marking = text == "premium" ? Marking.Premium : Marking.Futures;
        return text is null or "futures" or "premium";
    }

    /// <summary><c>2027-01=744;2027-02=672</c>.</summary>
    private static string? ReadByContract<T>(ReferenceEntry entry, string column, string form, TryRead<T> tryRead, out Dictionary<string, T> values)
    {
        values = [];
        foreach (var part in ReferenceColumns.Text(entry, column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var equals = part.IndexOf('=');
            if (equals <= 0 || !tryRead(part[(equals + 1)..], out var value) || !values.TryAdd(part[..equals], value))
            {
                return $"{column} \"{part}\" is not {form}, each contract once.";
            }
        }

        return null;
    }

    private static bool TrySize(string text, out decimal size) => ReferenceColumns.TryNumber(text, out size) && IsSize(size);

    private static bool IsSize(decimal size) => size is >= MinSize and <= MaxSize;

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private delegate bool TryRead<T>(string text, out T value);
}

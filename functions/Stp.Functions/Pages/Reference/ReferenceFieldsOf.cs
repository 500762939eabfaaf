using Stp.Domain.Reference;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Pages.Parts;
using Stp.Pages.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary>The columns of a map as fields of a form. Which columns there are, the CSV file of the map says; here is only how they are told to people.</summary>
internal static class ReferenceFieldsOf
{
    private const int MaxSuggestions = 200;

    private static readonly Dictionary<string, string> Hints = new(StringComparer.Ordinal)
    {
        ["account"] = "One of our accounts. Empty for a firm's code.",
        ["ours"] = "true for one of ours, false for a known counterparty.",
        ["instrument"] = "XNYM:CL takes the contract from the message, XNYM:CL:2027-01 names it.",
        ["priceFactor"] = "What prices of the venue are multiplied by; 1 where empty.",
        ["lotSize"] = "Units in a lot, as in 1000.",
        ["unit"] = "As in bbl, MWh, MMBtu, t.",
        ["currency"] = "ISO 4217, as in USD.",
        ["priceMultiplier"] = "What a price is multiplied by to be money for a unit; 1 where empty.",
        ["lotSizeByContract"] = "Where it differs by month, as in 2027-01=744;2027-02=672.",
        ["period"] = "month or day; empty: as the message says.",
        ["expiry"] = "Last trading days, as in 2027-01=2026-12-21.",
        ["marking"] = "premium where the premium of options is paid with the trade.",
    };

    /// <summary>The fields, with what stands in them.</summary>
    public static IReadOnlyList<ReferenceField> Map(ReferenceMap map, IReadOnlyDictionary<string, string> values, ReferenceSnapshot reference)
    {
        var file = ReferenceCsv.FileOf(map);
        return
        [
            .. file.ValueColumns.Select(column => new ReferenceField(
                column,
                Shown.Words(column),
                values.GetValueOrDefault(column),
                Hints.GetValueOrDefault(column),
                // A file must have the column account, but a row of a firm's code has nothing in it.
                file.RequiredColumns.Contains(column) && map != ReferenceMap.Accounts,
                Suggestions(column, reference))),
        ];
    }

    /// <summary>What a form has sent for them.</summary>
    public static IReadOnlyDictionary<string, string?> Values(PageForm form) =>
        form.Below(ReferenceField.Prefix).ToDictionary(column => column.Key, string? (column) => column.Value, StringComparer.Ordinal);

    private static IReadOnlyList<string> Suggestions(string column, ReferenceSnapshot reference) => column switch
    {
        "account" => [.. reference.OurAccounts.Order(StringComparer.Ordinal).Take(MaxSuggestions)],
        "instrument" => PageChoices.Products(reference),
        "ours" => ["true", "false"],
        "period" => ["month", "day"],
        _ => [],
    };
}

using Stp.Domain.DataFiles;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Statements;

/// <summary>Reads <c>instrument</c> and <c>symbols</c> of a format file.</summary>
internal static class InstrumentRuleReader
{
    private const int MaxSymbols = 10_000;

    public static InstrumentRule Read(JsonPlace place)
    {
        place.Only("code", "monthInCode", "contract", "forms", "putCall", "call", "put", "strike");
        var contract = place.Optional("contract")?.Text();
        var monthInCode = place.Optional("monthInCode")?.Flag() ?? false;
        if (contract is not null && monthInCode)
        {
            throw place.Wrong("The contract is either in the code or in a column.");
        }

        var putCall = place.Optional("putCall")?.Text();
        return new InstrumentRule
        {
            CodeColumns = StatementColumns.Several(place.Required("code")),
            MonthInCode = monthInCode,
            ContractColumn = contract,
            ContractForms = contract is null ? [] : ReadForms(place.Required("forms")),
            PutCallColumn = putCall,
            Calls = putCall is null ? new HashSet<string>() : StatementColumns.Values(place.Required("call")),
            Puts = putCall is null ? new HashSet<string>() : StatementColumns.Values(place.Required("put")),
            StrikeColumn = putCall is null ? null : place.Required("strike").Text(),
        };
    }

    /// <summary>Codes are compared with their case, as reference data does.</summary>
    public static IReadOnlyDictionary<string, SymbolEntry> ReadSymbols(JsonPlace? place)
    {
        var symbols = new Dictionary<string, SymbolEntry>(StringComparer.Ordinal);
        foreach (var (code, value) in place?.Members() ?? [])
        {
            value.Only("instrument", "priceFactor", "strikeFactor");
            symbols.Add(code, new SymbolEntry(ReadInstrument(value.Optional("instrument")), Factor(value, "priceFactor"), Factor(value, "strikeFactor")));
        }

        return symbols.Count <= MaxSymbols ? symbols : throw place!.Value.Wrong($"There are more than {MaxSymbols} symbols.");
    }

    private static List<ContractForm> ReadForms(JsonPlace place)
    {
        List<ContractForm> forms = [.. place.Items().Select(ReadForm)];
        return forms.Count > 0 ? forms : throw place.Wrong("It names no form.");
    }

    private static ContractForm ReadForm(JsonPlace place) =>
        new(place.Text() is ContractForm.MonthCode or ContractForm.Quarter ? place.Text() : StatementColumns.Pattern(place, needsDay: false));

    private static string? ReadInstrument(JsonPlace? place) =>
        place is not { } found ? null
        : Instrument.TryParseProduct(found.Text(), out _) || Instrument.TryParse(found.Text(), out _) ? found.Text()
        : throw found.Wrong($"\"{found.Text()}\" is neither MIC:PRODUCT nor MIC:PRODUCT:CONTRACT.");

    private static decimal Factor(JsonPlace symbol, string name) =>
        symbol.Optional(name) is not { } place ? 1
        : place.Number() is > 0 and var factor ? factor
        : throw place.Wrong("It must be above 0.");
}

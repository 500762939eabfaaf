using Stp.Samples.Generator.Clearing;
using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Output;

/// <summary>Writes what the end-of-day check must find.</summary>
internal static class ExpectedCheckFiles
{
    public static void Write(IOutput output, Evening evening)
    {
        Breaks(output, evening.Breaks);
        Results(output, [.. evening.Results]);
    }

    private static void Breaks(IOutput output, IReadOnlyList<ExpectedBreak> breaks)
    {
        using var file = new CsvFile(
            output.Create($"{ExpectedFiles.Folder}/breaks.csv"),
            "type", "account", "instrument", "clearingFirm", "subject", "bookLots", "statementLots", "bookPrice", "statementPrice", "count");
        foreach (var one in breaks)
        {
            file.Write(
                one.Type, one.Account, one.Instrument, one.ClearingFirm, one.Subject, Text(one.BookLots), Text(one.StatementLots), Text(one.BookPrice),
                Text(one.StatementPrice), Text(one.Count));
        }
    }

    /// <summary>By account and currency, and by currency alone; summed exactly and rounded once.</summary>
    private static void Results(
        IOutput output, IReadOnlyList<(string Account, string Currency, Fraction Realised, Fraction Unrealised)> results)
    {
        using var file = new CsvFile(
            output.Create($"{ExpectedFiles.Folder}/pnl.csv"), "account", "currency", "realised", "unrealised", "total", "variationMargin");
        var sums = results.GroupBy(result => (Account: "", result.Currency)).Concat(results.GroupBy(result => (result.Account, result.Currency)));
        foreach (var sum in sums.OrderBy(sum => sum.Key, OrdinalPairs.Instance))
        {
            var realised = sum.Aggregate(Fraction.Zero, (a, b) => a + b.Realised);
            var unrealised = sum.Aggregate(Fraction.Zero, (a, b) => a + b.Unrealised);
            var total = Text((realised + unrealised).Round(2));
            // Nothing was open before the day, so all of the result changes hands.
            file.Write(sum.Key.Account, sum.Key.Currency, Text(realised.Round(2)), Text(unrealised.Round(2)), total, total);
        }
    }

    private static string Text(decimal? number) => number is { } value ? Numbers.Canonical(value) : "";
}

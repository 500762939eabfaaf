using Stp.Domain.DataFiles;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.Uploads;

namespace Stp.Domain.EndOfDay.Statements;

/// <summary>Reads a statement format file from its top.</summary>
internal static class StatementFormatReader
{
    private const int MaxSkipRows = 100;

    private static readonly (string Name, StatementLineKind Value)[] KindNames =
    [
        ("position", StatementLineKind.Position), ("trade", StatementLineKind.Trade), ("settlementPrice", StatementLineKind.SettlementPrice),
    ];

    private static readonly (string Name, Func<StatementLine, decimal> Amount)[] Totals =
    [
        ("rows", _ => 1),
        ("lots", line => line.LongLots + line.ShortLots),
        ("longLots", line => line.LongLots),
        ("shortLots", line => line.ShortLots),
        ("netLots", line => line.LongLots - line.ShortLots),
    ];

    public static StatementFormat Read(JsonPlace root, string digest)
    {
        root.Only(
            "$schema", "name", "note", "encoding", "delimiter", "skipRows", "columnCount", "numbers", "dates", "date", "kind", "ignore", "account",
            "instrument", "lots", "price", "settlementPrice", "symbols", "totals");
        var kind = ReadKind(root.Required("kind"));
        var settlementPrice = root.Optional("settlementPrice")?.Text();
        var layout = ReadLayout(root, kind, settlementPrice);
        var format = new StatementFormat(layout)
        {
            Name = root.Required("name").Name(),
            Digest = digest,
            Encoding = root.Required("encoding").OneOf(
                ("utf-8", TextEncoding.Utf8), ("windows-1252", TextEncoding.Windows1252), ("utf-16", TextEncoding.Utf16)),
            Delimiter = root.Required("delimiter").OneOf((",", ','), (";", ';'), ("|", '|'), ("tab", '\t')),
            Carries = [.. kind.Kinds.Concat(settlementPrice is null ? [] : [StatementLineKind.SettlementPrice]).Distinct().Order()],
        };
        Check(root, layout, format.Carries);
        return format;
    }

    private static StatementLayout ReadLayout(JsonPlace root, KindRule kind, string? settlementPrice) => new()
    {
        SkipRows = root.Optional("skipRows")?.Whole(0, MaxSkipRows) ?? 0,
        ColumnCount = root.Optional("columnCount")?.Whole(1, UploadLimits.MaxColumns),
        Numbers = ReadNumbers(root.Required("numbers")),
        DatePatterns = [.. root.Optional("dates")?.Items().Select(StatementColumns.Pattern) ?? []],
        DateColumn = root.Optional("date")?.Text(),
        Kind = kind,
        Ignore = [.. root.Optional("ignore")?.Items().Select(StatementColumns.Match) ?? []],
        AccountColumns = StatementColumns.Several(root.Required("account")),
        Instrument = InstrumentRuleReader.Read(root.Required("instrument")),
        Lots = LotsRuleReader.Read(root.Required("lots")),
        PriceColumn = root.Optional("price")?.Text(),
        SettlementPriceColumn = settlementPrice,
        Symbols = InstrumentRuleReader.ReadSymbols(root.Optional("symbols")),
        Totals = root.Optional("totals") is { } totals ? ReadTotals(totals) : null,
    };

    private static void Check(JsonPlace root, StatementLayout layout, IReadOnlyList<StatementLineKind> carries)
    {
        if (layout.DateColumn is not null && layout.DatePatterns.Count == 0)
        {
            throw root.Wrong("A date column needs \"dates\", the patterns of a date.");
        }

        if (layout.PriceColumn is null && carries.Contains(StatementLineKind.Trade))
        {
            throw root.Wrong("Trades need a \"price\".");
        }

        if (layout.SettlementPriceColumn is null && carries.Contains(StatementLineKind.SettlementPrice))
        {
            throw root.Wrong("Lines of settlement prices need a \"settlementPrice\".");
        }

        if (layout.ColumnCount is { } count && layout.Columns.FirstOrDefault(column => ColumnMap.Number(column) is not { } at || at > count) is { } named)
        {
            throw root.Wrong($"Without a header row columns are #1 to #{count}; \"{named}\" is none of them.");
        }
    }

    private static NumberForm ReadNumbers(JsonPlace place)
    {
        place.Only("decimal", "thousands", "negative");
        var negative = place.Optional("negative")?.Items()
            .Select(item => item.OneOf(("minus", 0), ("parentheses", 1), ("trailing-minus", 2))).ToList() ?? [];
        var (point, thousands) = (
            place.Required("decimal").OneOf((".", '.'), (",", ',')),
            place.Optional("thousands")?.OneOf<char?>((",", ','), (".", '.'), ("'", '\''), (" ", ' '), ("none", null)));
        return point != thousands
            ? new NumberForm(point, thousands, negative.Contains(1), negative.Contains(2))
            : throw place.Wrong("\"decimal\" and \"thousands\" are the same.");
    }

    private static KindRule ReadKind(JsonPlace place)
    {
        if (place.Kind == System.Text.Json.JsonValueKind.String)
        {
            return new KindRule(place.OneOf<StatementLineKind>(KindNames), null, new Dictionary<string, StatementLineKind>());
        }

        place.Only("column", "values");
        var values = new Dictionary<string, StatementLineKind>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in place.Required("values").Members())
        {
            if (!values.TryAdd(name, value.OneOf<StatementLineKind>(KindNames)))
            {
                throw value.Wrong($"\"{name}\" stands twice; case does not count.");
            }
        }

        return values.Count > 0
            ? new KindRule(null, place.Required("column").Text(), values)
            : throw place.Required("values").Wrong("It names no value.");
    }

    private static TotalsRule ReadTotals(JsonPlace place)
    {
        place.Only(["column", "is", .. Totals.Select(total => total.Name)]);
        List<TotalCell> sums = [.. Totals
            .Where(total => place.Optional(total.Name) is not null)
            .Select(total => new TotalCell(place.Required(total.Name).Text(), total.Name, total.Amount))];
        return sums.Count > 0
            ? new TotalsRule(new CellMatch(place.Required("column").Text(), StatementColumns.Values(place.Required("is"))), sums)
            : throw place.Wrong($"It sums nothing; it may sum {string.Join(", ", Totals.Select(total => total.Name))}.");
    }
}

using System.Globalization;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.EndOfDay.Uploads;

namespace Stp.Domain.Tests.EndOfDay.Statements;

/// <summary>A statement as the rows of a file, written apart from the product's reader.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="Rows">Every row, the header and the totals too.</param>
/// <param name="Expected">The lines that must be read.</param>
/// <param name="Damages">What makes a row of a line bad.</param>
internal sealed record StatementSheet(
    string Format, IReadOnlyList<string[]> Rows, IReadOnlyList<StatementLine> Expected, IReadOnlyList<Func<string[], string[]>> Damages)
{
    public static readonly DateOnly Date = new(2026, 11, 20);

    public IEnumerable<UploadRow> UploadRows => Rows.Select((cells, index) => new UploadRow(index + 1, cells));

    public static StatementSheet Of(string format, IReadOnlyList<StatementLine> lines) => format switch
    {
        "fcm-us" => FcmUs(lines),
        "europe" => Europe(lines),
        "signed" => Signed(lines),
        _ => throw new ArgumentException(format, nameof(format)),
    };

    private static StatementSheet FcmUs(IReadOnlyList<StatementLine> lines)
    {
        string[] header =
        [
            "FIRM", "OFFICE", "ACCOUNT", "PROCESS DATE", "FUTURES CODE", "DESCRIPTION", "CONTRACT", "PUT/CALL", "STRIKE", "LONG", "SHORT", "SETTLEMENT PRICE",
        ];
        var rows = lines.Select(line => new[]
        {
            "X", line.AccountCode[..2], line.AccountCode[3..], Date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture), line.InstrumentCode, "a, b",
            StatementText.AmericanContract(line.Contract!), line.Option is null ? "" : line.Option == 'C' ? "Call" : "P", Optional(line.Strike, StatementText.American),
            line.LongLots == 0 && line.ShortLots > 0 ? "" : StatementText.American(line.LongLots), StatementText.American(line.ShortLots),
            Optional(line.SettlementPrice, StatementText.American),
        });
        string[] totals =
        [
            "", "Total", StatementText.American(lines.Count), "", "", "", "", "", "", StatementText.American(lines.Sum(line => line.LongLots)),
            StatementText.American(lines.Sum(line => line.ShortLots)),
        ];
        return new StatementSheet("fcm-us", [["OPEN POSITIONS"], header, .. rows, totals], Numbered(lines, 3),
        [
            Cell(1, ""), Cell(2, ""), Cell(3, "11/19/2026"), Cell(3, "20.11.2026"), Cell(4, ""), Cell(6, "SOON"), Cell(7, "X"), Cell(9, "1,2"), Cell(9, "(1)"),
            Cell(10, "one"), Cell(11, "1.2.3"), cells => cells[..^1], cells => [.. cells, ""],
        ]);
    }

    private static StatementSheet Europe(IReadOnlyList<StatementLine> lines)
    {
        string[] header =
        [
            "Stichtag", "Konto", "Börse", "Produkt", "Lieferung", "Option", "Basispreis", "Kauf/Verkauf", "Anzahl", "Abrechnungspreis", "Währung",
        ];
        var rows = lines.Select(line => new[]
        {
            "20.11.2026", line.AccountCode, line.InstrumentCode.Split('-')[0], line.InstrumentCode.Split('-')[1],
            StatementText.EuropeanContract(line.Contract!), line.Option?.ToString() ?? "", Optional(line.Strike, StatementText.European),
            line.LongLots > 0 ? "K" : "Verkauf", StatementText.European(line.LongLots + line.ShortLots), Optional(line.SettlementPrice, StatementText.European), "EUR",
        });
        string[] totals =
        [
            "Summe", StatementText.European(lines.Count), "", "", "", "", "", "", StatementText.European(lines.Sum(line => line.LongLots + line.ShortLots)),
        ];
        return new StatementSheet("europe", [header, .. rows, totals], Numbered(lines, 2),
        [
            Cell(0, "19.11.2026"), Cell(0, ""), Cell(1, ""), Cell(2, ""), Cell(4, "2027"), Cell(5, "?"), Cell(7, "X"), Cell(7, ""), Cell(8, "-1"), Cell(8, "1.0"),
            Cell(9, "1.2"), cells => cells[1..], cells => [.. cells, "x"],
        ]);
    }

    private static StatementSheet Signed(IReadOnlyList<StatementLine> lines)
    {
        string[] header = ["type", "businessDate", "account", "symbol", "putCall", "strike", "quantity", "price", "settlementPrice"];
        var kinds = new Dictionary<StatementLineKind, string>
        {
            [StatementLineKind.Position] = "POS", [StatementLineKind.Trade] = "trd", [StatementLineKind.SettlementPrice] = "PRC",
        };
        var rows = lines.Select(line => new[]
        {
            kinds[line.Kind], "2026-11-20", line.AccountCode, StatementText.Symbol(line), line.Option?.ToString() ?? "", Optional(line.Strike, StatementText.Plain),
            line.Kind == StatementLineKind.SettlementPrice ? "" : StatementText.Plain(line.LongLots - line.ShortLots), Optional(line.Price, StatementText.Plain),
            Optional(line.SettlementPrice, StatementText.Plain),
        });
        string[] cash = ["CASH", "", "A-1", "USD", "", "", "12.5", "", ""];
        string[] totals = ["END", "", StatementText.Plain(lines.Count), "", "", "", StatementText.Plain(lines.Sum(line => line.LongLots - line.ShortLots))];
        return new StatementSheet("signed", [header, cash, .. rows, totals], Numbered(lines, 3),
        [
            Cell(0, "POSN"), Cell(1, "2026-11-21"), Cell(3, ""), Cell(3, "BRN"), Cell(4, "X"), Cell(8, "n/a"), cells => cells[..^1], cells => [.. cells, ""],
        ]);
    }

    private static List<StatementLine> Numbered(IReadOnlyList<StatementLine> lines, int first) =>
        [.. lines.Select((line, index) => line with { LineNumber = first + index })];

    private static string Optional(decimal? number, Func<decimal, string> write) => number is { } value ? write(value) : "";

    private static Func<string[], string[]> Cell(int index, string text) => cells => [.. cells[..index], text, .. cells[(index + 1)..]];
}

using System.Text.Json;
using Stp.Domain.EndOfDay.Statements;
using Stp.Functions.Http;

namespace Stp.Functions.Statements;

/// <summary>The lines of a statement as CSV.</summary>
internal static class StatementColumns
{
    /// <summary>A file of the built-in format <c>fcm-us</c>.</summary>
    public const string FileExample =
        "OFFICE,ACCOUNT,PROCESS DATE,FUTURES CODE,CONTRACT,PUT/CALL,STRIKE,LONG,SHORT,SETTLEMENT PRICE\r\n310,88404,11/20/2026,NG,JAN27,,,,219,4.296\r\n";

    public static StatementLine Example { get; } = new()
    {
        LineNumber = 2,
        Kind = StatementLineKind.Position,
        AccountCode = "88404",
        InstrumentCode = "NG",
        Contract = "2027-01",
        LongLots = 0,
        ShortLots = 219,
        SettlementPrice = 4.296m,
    };

    public static CsvColumns<StatementLine> Lines { get; } = new(
        ("lineNumber", l => l.LineNumber),
        ("kind", l => KindText(l.Kind)),
        ("accountCode", l => l.AccountCode),
        ("instrumentCode", l => l.InstrumentCode),
        ("mappedTo", l => l.MappedTo),
        ("contract", l => l.Contract),
        ("option", l => l.Option),
        ("strike", l => l.Strike),
        ("longLots", l => l.LongLots),
        ("shortLots", l => l.ShortLots),
        ("price", l => l.Price),
        ("settlementPrice", l => l.SettlementPrice));

    /// <summary>A kind as JSON and format files write it.</summary>
    public static string KindText(StatementLineKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}

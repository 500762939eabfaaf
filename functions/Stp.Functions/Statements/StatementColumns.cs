using System.Text.Json;
using Stp.Domain.EndOfDay.Statements;
using Stp.Functions.Http;

namespace Stp.Functions.Statements;

/// <summary>The lines of a statement as CSV.</summary>
internal static class StatementColumns
{
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

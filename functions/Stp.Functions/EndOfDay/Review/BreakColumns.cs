using Stp.Domain.EndOfDay.Reports;
using Stp.Functions.Http;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>The columns of breaks, as the report and the list have them.</summary>
internal static class BreakColumns
{
    public static CsvColumns<BreakRow> Row { get; } = new(
        ("id", b => b.Id),
        ("type", b => EnumText.Of(b.Type)),
        ("status", b => EnumText.Of(b.Status)),
        ("account", b => b.Account),
        ("instrument", b => b.Instrument),
        ("clearingFirm", b => b.ClearingFirm),
        ("subject", b => b.Subject),
        ("detail", b => b.Detail),
        ("bookLots", b => b.BookLots),
        ("statementLots", b => b.StatementLots),
        ("bookPrice", b => b.BookPrice),
        ("statementPrice", b => b.StatementPrice),
        ("count", b => b.Count),
        ("firstDate", b => b.FirstDate),
        ("ageDays", b => b.AgeDays),
        ("previousDate", b => b.PreviousDate),
        ("assignedTo", b => b.AssignedTo),
        ("explanation", b => b.Explanation),
        ("explainedBy", b => b.ExplainedBy),
        ("explainedAt", b => b.ExplainedAt));
}

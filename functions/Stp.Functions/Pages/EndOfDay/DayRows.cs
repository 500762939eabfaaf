using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.Http;
using Stp.Pages.EndOfDay;
using BreakCount = Stp.Pages.EndOfDay.BreakCount;
using BreakRow = Stp.Pages.EndOfDay.BreakRow;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary>Runs, reports and breaks as pages show them.</summary>
internal static class DayRows
{
    public static RunRow Of(RunItem r) => new(
        r.BusinessDate,
        r.Run,
        EnumText.Of(r.Status),
        r.StartedBy,
        r.StartedAt,
        r.CutOff,
        r.PublishedAt,
        r.RestatedAt,
        [.. r.Signatures.Select(one => new SignatureRow(one.By, one.At, one.HasExplained))],
        [.. r.Statements.Select(one => new StatementRow(one.ClearingFirm, one.Version, one.UploadedAt, one.Lines))],
        [.. (r.Restatement?.Differences ?? []).Select(d => new RestatedRow(d.Account, d.Instrument, d.ClearingDate, d.BoughtLots, d.SoldLots))],
        r.Failure);

    public static ReportView Of(EndOfDayReport r) => new(
        r.Accounts,
        r.Positions,
        r.Trades,
        r.Postings,
        r.GoesOnFrom,
        [.. r.AccountsNotCompared.Select(one => new NotComparedRow(one.Account, one.MissingFirms))],
        [.. r.PnlByCurrency.Select(Of)],
        [.. r.PnlByAccount.Select(Of)],
        [.. r.AcceptedGaps.Select(gap => new AcceptedGapRow(gap.Venue, gap.Session, gap.Epoch, gap.From, gap.To, gap.Missing, gap.By, gap.At, gap.Reason))]);

    public static BreakCount Of(Stp.Domain.EndOfDay.Reports.BreakCount count) => new(EnumText.Of(count.Type), EnumText.Of(count.Status), count.Breaks);

    public static BreakRow Of(Stp.Domain.EndOfDay.Reports.BreakRow b) => new(
        b.Id,
        EnumText.Of(b.Type),
        EnumText.Of(b.Status),
        b.Account,
        b.Instrument,
        b.ClearingFirm,
        b.Detail,
        b.BookLots,
        b.StatementLots,
        b.BookPrice,
        b.StatementPrice,
        b.FirstDate,
        b.AgeDays,
        b.PreviousDate,
        b.AssignedTo,
        b.Explanation,
        b.ExplainedBy);

    private static PnlRow Of(PnlSum p) => new(p.Account, p.Currency, p.Realised, p.Unrealised, p.Total, p.VariationMargin);
}

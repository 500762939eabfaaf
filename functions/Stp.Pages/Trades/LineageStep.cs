namespace Stp.Pages.Trades;

/// <summary>Something that happened to a trade. Exactly one of the two is there.</summary>
/// <param name="At">When.</param>
/// <param name="Report">A report that was received.</param>
/// <param name="Revision">A change that was booked.</param>
public sealed record LineageStep(DateTimeOffset At, TradeReport? Report, TradeRevisionRow? Revision)
{
    /// <summary>Reports and revisions in the order in which they came; a report stands before what it has changed.</summary>
    public static IReadOnlyList<LineageStep> Of(TradeModel trade)
    {
        ArgumentNullException.ThrowIfNull(trade);
        var reports = trade.Reports.Select(report => new LineageStep(report.ReceivedAt, report, null));
        var revisions = trade.Revisions.Select(revision => new LineageStep(revision.At, null, revision));
        return [.. reports.Concat(revisions).OrderBy(step => step.At).ThenBy(step => step.Report is null)];
    }
}

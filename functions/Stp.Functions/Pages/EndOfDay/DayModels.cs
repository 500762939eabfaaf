using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Review;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Charts;
using Stp.Pages.EndOfDay;
using BreakCount = Stp.Domain.EndOfDay.Reports.BreakCount;
using BreakRow = Stp.Domain.EndOfDay.Reports.BreakRow;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary>The models of the pages of days: for the page itself, and for the same page after a form with a mistake.</summary>
internal sealed class DayModels(RunStore runs, BreakStore breaks, ResultStore results, EndedRuns ended, RunStarter starter, Signing signing, TimeProvider time)
{
    /// <summary>Months that the calendar shows.</summary>
    private const int Months = 2;

    /// <summary>Runs that are looked through for them: of a date that was run again and again, the latest counts.</summary>
    private const int MaxRuns = 500;

    /// <summary>Days whose open breaks are counted: those that wait for people are few.</summary>
    private const int MaxCounted = 10;

    /// <summary>The calendar.</summary>
    /// <param name="page">Who asks.</param>
    /// <param name="client">Tells whether runs are still running.</param>
    /// <param name="month">The first day of the newest month; null for this month.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<EndOfDayModel> CalendarAsync(PageRequest page, DurableTaskClient client, DateOnly? month, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var newest = month ?? new DateOnly(today.Year, today.Month, 1);
        var (found, _) = await runs.ListAsync(new RunKey(newest.AddMonths(1), 1), MaxRuns, cancellationToken);
        var days = new List<CalendarDay>();
        var counted = 0;
        foreach (var latest in found.Where(run => run.BusinessDate >= newest.AddMonths(1 - Months)).DistinctBy(run => run.BusinessDate))
        {
            var (run, _) = await ended.LookAsync(client, latest, cancellationToken);
            var counts = page.Caller.Accounts is null && run.Review.Status == DayStatus.AwaitingSignOff && counted++ < MaxCounted;
            var open = counts ? (await breaks.ListAsync(run.Key, cancellationToken)).Count(one => one.Status == BreakStatus.Open) : (int?)null;
            days.Add(new CalendarDay(run.BusinessDate, EnumText.Of(run.Review.Status), open));
        }

        return new EndOfDayModel { Month = newest, Months = Months, Days = days, Offered = starter.LatestCheckable() };
    }

    /// <summary>One run of a date, the latest where none is named.</summary>
    /// <param name="page">Who asks.</param>
    /// <param name="client">Tells how far a run is.</param>
    /// <param name="date">The date of the route.</param>
    /// <param name="number">The run.</param>
    /// <param name="filter">Which breaks; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RequestException">404: there is no such run.</exception>
    public async Task<DayModel> DayAsync(
        PageRequest page, DurableTaskClient client, string date, int? number, Func<BreakReview, bool>? filter, CancellationToken cancellationToken)
    {
        var found = await RunRoute.FindAsync(runs, date, number, cancellationToken);
        var (run, instance) = await ended.LookAsync(client, found, cancellationToken);
        var caller = page.Caller;
        var all = run.PublishedAt is null ? [] : await breaks.ListAsync(run.Key, cancellationToken);
        var seen = all.Where(one => GetBreaks.MaySee(caller, one)).ToList();
        var report = caller.Accounts is null && run.PublishedAt is not null ? await results.ReportAsync(run.Key, cancellationToken) : null;
        return new DayModel
        {
            Run = DayRows.Of(RunItem.Of(run, caller)),
            Runs = [.. (await runs.RunsOfAsync(run.BusinessDate, cancellationToken)).Select(one => one.Run)],
            Progress = GetEndOfDay.ProgressOf(instance, caller) is { } progress ? new RunProgress(progress.Phase, progress.Done, progress.Total) : null,
            Report = report is null ? null : DayRows.Of(report),
            Breaks = [.. InOrder(seen.Where(filter ?? (_ => true))).Select(BreakRow.Of).Select(DayRows.Of)],
            Counts = [.. BreakCount.Of(seen).Select(DayRows.Of)],
            SignOffProblem = run.Review.Status == DayStatus.AwaitingSignOff ? signing.ProblemOf(run, all, caller) : null,
        };
    }

    /// <summary>The oldest first; among those, what moves money before what only may.</summary>
    private static IEnumerable<BreakReview> InOrder(IEnumerable<BreakReview> breaks) => breaks
        .OrderByDescending(one => one.Break.AgeDays)
        .ThenBy(one => one.Break.Type)
        .ThenBy(one => one.Break.Account, StringComparer.Ordinal)
        .ThenBy(one => one.Break.Instrument, StringComparer.Ordinal)
        .ThenBy(one => one.Break.Detail, StringComparer.Ordinal);
}

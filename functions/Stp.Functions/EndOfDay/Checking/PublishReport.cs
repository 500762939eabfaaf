using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Feeds;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Puts the report together, with what earlier checks knew of its breaks, and opens it to people. Gives the runs whose place it took.</summary>
internal sealed class PublishReport(
    RunStore runs, ResultStore results, BreakStore breaks, EarlierRuns earlier, CosmosFeedStore feeds, EndOfDaySettings settings, TimeProvider time)
{
    [Function(nameof(PublishReport))]
    public async Task<RunKey[]> RunAsync([ActivityTrigger] RunKey key, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(key, cancellationToken);
        if (run.PublishedAt is null)
        {
            await StoreAsync(run, cancellationToken);
            // From here on people may be at work on the breaks, and another attempt leaves them alone.
            await runs.ChangeAsync(
                key, r => r.PublishedAt is not null ? r : r with { Review = r.Review.Publish(), PublishedAt = time.GetUtcNow() }, cancellationToken);
        }

        return [.. await earlier.SupersedeAsync(key, isSigned: false, cancellationToken)];
    }

    private async Task StoreAsync(RunDocument run, CancellationToken cancellationToken)
    {
        var report = new EndOfDayReportBuilder(run.EarlierPrices is [var previous, ..] ? previous.Date : null);
        await foreach (var account in results.StreamAsync(run.Key, cancellationToken))
        {
            report.Add(account);
        }

        report.Add(await results.FindingsAsync(run.Key, cancellationToken));
        var reviews = await earlier.CarryOverAsync(run.Key, report.Breaks, cancellationToken);
        if (reviews.Count > BreakStore.MaxBreaks)
        {
            throw new InvalidOperationException(
                $"The run has {reviews.Count} breaks, and at most {BreakStore.MaxBreaks} are kept. A mapping or a statement is likely to be wrong as a whole.");
        }

        await breaks.PutAsync(run.Key, reviews, cancellationToken);
        var calendars = settings.Calendars.Where(calendar => calendar.IsBusinessDate(run.BusinessDate)).Select(calendar => calendar.Name);
        var built = report.Build(run.Review.Publish(), run.CutOff!.Value, [.. calendars], run.Statements, reviews);
        built = built with
        {
            GoesOnFrom = run.GoesOnFrom?.BusinessDate,
            AcceptedGaps = AcceptedFeedGap.Of(await feeds.ListWithAcceptedAsync(run.BusinessDate, cancellationToken)),
        };
        await results.PutReportAsync(run.Key, built, cancellationToken);
    }
}

using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Positions;
using Stp.Functions.Reference;
using Stp.Functions.SettlementPrices;
using Stp.Functions.Statements;
using Stp.Functions.Uploads;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>
/// Writes down what the run looks at: the instant, the version of each statement, the prices, and from which signed run it goes on. A second
/// attempt keeps what the first wrote.
/// </summary>
internal sealed class FixCutOff(
    EndOfDaySettings settings,
    RunStore runs,
    StatementStore statements,
    SettlementPriceStore prices,
    AccountPositions positions,
    CheckBasis basis,
    ReferenceCache reference)
{
    [Function(nameof(FixCutOff))]
    public async Task<CheckScope> RunAsync([ActivityTrigger] CutOff cutOff, CancellationToken cancellationToken)
    {
        var date = cutOff.Key.BusinessDate;
        var latest = await LatestAsync(date, cancellationToken);
        var today = await SourcesAsync(date, latest, cancellationToken);
        var earlier = new List<PriceSources>();
        foreach (var before in settings.DueDates.Before(date, PreviousPrices.MaxDates))
        {
            earlier.Add(await SourcesAsync(before, await LatestAsync(before, cancellationToken), cancellationToken));
        }

        var from = await basis.OfAsync(await runs.GetAsync(cutOff.Key, cancellationToken), cancellationToken);
        await runs.ChangeAsync(
            cutOff.Key,
            run => run.CutOff is not null ? run : run with
            {
                CutOff = cutOff.At,
                Undrained = cutOff.Undrained,
                Statements = Used(date, latest),
                Prices = today,
                EarlierPrices = earlier,
                GoesOnFrom = from?.Key,
                LastFull = from?.LastFull ?? date,
            },
            cancellationToken);
        return new CheckScope(await AccountsAsync(cancellationToken), [.. settings.ClearingFirms.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The newest statements of a date, by clearing firm. Read once: what is compared and what prices are taken from must be one version.</summary>
    private async Task<IReadOnlyDictionary<string, UploadDocument>> LatestAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<string, UploadDocument>(StringComparer.Ordinal);
        foreach (var firm in settings.ClearingFirms.Keys)
        {
            if (await statements.LatestAsync(firm, date, cancellationToken) is { } found)
            {
                latest.Add(firm, found);
            }
        }

        return latest;
    }

    private IReadOnlyList<StatementUsed> Used(DateOnly date, IReadOnlyDictionary<string, UploadDocument> latest) =>
    [
        .. settings.ClearingFirms.Values
            .Where(firm => firm.DeadlineOf(date) is not null)
            .OrderBy(firm => firm.Code, StringComparer.Ordinal)
            .Select(firm => (firm.Code, Latest: latest.GetValueOrDefault(firm.Code)))
            .Select(firm => new StatementUsed(firm.Code, firm.Latest?.Version, firm.Latest?.UploadedAt, firm.Latest?.Format, firm.Latest?.LineCount)),
    ];

    private async Task<PriceSources> SourcesAsync(
        DateOnly date, IReadOnlyDictionary<string, UploadDocument> latest, CancellationToken cancellationToken) => new(
            date,
            latest.ToDictionary(firm => firm.Key, firm => firm.Value.Version, StringComparer.Ordinal),
            (await prices.LatestAsync(date, cancellationToken))?.Version);

    /// <summary>Accounts that clear somewhere, that a venue's code is mapped to, or that were ever posted to.</summary>
    private async Task<IReadOnlyList<string>> AccountsAsync(CancellationToken cancellationToken)
    {
        var snapshot = await reference.GetAsync(cancellationToken);
        var accounts = new SortedSet<string>(snapshot.OurAccounts, StringComparer.Ordinal);
        await foreach (var account in positions.AccountsWithPositionsAsync(cancellationToken))
        {
            accounts.Add(account);
        }

        return accounts.Count <= CheckScope.MaxAccounts
            ? [.. accounts]
            : throw new InvalidOperationException($"There are {accounts.Count} accounts; one run checks at most {CheckScope.MaxAccounts}.");
    }
}

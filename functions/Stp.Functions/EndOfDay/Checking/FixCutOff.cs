using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Positions;
using Stp.Functions.Reference;
using Stp.Functions.SettlementPrices;
using Stp.Functions.Statements;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Writes down what the run looks at: the instant, the version of each statement, the prices. A second attempt keeps what the first wrote.</summary>
internal sealed class FixCutOff(
    EndOfDaySettings settings,
    RunStore runs,
    StatementStore statements,
    SettlementPriceStore prices,
    AccountPositions positions,
    ReferenceCache reference)
{
    [Function(nameof(FixCutOff))]
    public async Task<CheckScope> RunAsync([ActivityTrigger] CutOff cutOff, CancellationToken cancellationToken)
    {
        var date = cutOff.Key.BusinessDate;
        var used = await UsedAsync(date, cancellationToken);
        var (today, before) = (await SourcesAsync(date, cancellationToken), await SourcesAsync(settings.DueDates.Previous(date), cancellationToken));
        await runs.ChangeAsync(
            cutOff.Key,
            run => run.CutOff is not null ? run : run with
            {
                CutOff = cutOff.At,
                Undrained = cutOff.Undrained,
                Statements = used,
                Prices = today,
                PreviousPrices = before,
            },
            cancellationToken);
        return new CheckScope(await AccountsAsync(cancellationToken), [.. settings.ClearingFirms.Keys.Order(StringComparer.Ordinal)]);
    }

    private async Task<IReadOnlyList<StatementUsed>> UsedAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var used = new List<StatementUsed>();
        foreach (var firm in settings.ClearingFirms.Values.Where(firm => firm.DeadlineOf(date) is not null).OrderBy(firm => firm.Code, StringComparer.Ordinal))
        {
            var latest = await statements.LatestAsync(firm.Code, date, cancellationToken);
            used.Add(new StatementUsed(firm.Code, latest?.Version, latest?.UploadedAt, latest?.Format, latest?.LineCount));
        }

        return used;
    }

    private async Task<PriceSources> SourcesAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var firm in settings.ClearingFirms.Keys)
        {
            if (await statements.LatestAsync(firm, date, cancellationToken) is { } latest)
            {
                versions.Add(firm, latest.Version);
            }
        }

        return new PriceSources(date, versions, (await prices.LatestAsync(date, cancellationToken))?.Version);
    }

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

using System.Collections.Immutable;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.Ledger;
using Stp.Domain.Positions;
using Stp.Functions.Cosmos;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Positions;

namespace Stp.Functions.EndOfDay.Snapshots;

/// <summary>Positions as they were signed, read from the results of the run: however much was booked since, they cost the same.</summary>
internal sealed class SignedPositions(RunStore runs, ResultStore results)
{
    /// <summary>The signed run whose date and cut-off a question names, or null: such a question is answered by the book itself.</summary>
    public async Task<RunDocument?> FindAsync(DateOnly? asOf, DateTimeOffset? knownAt, CancellationToken cancellationToken) =>
        asOf is { } date && knownAt is { } at && await runs.SignedAsync(date, cancellationToken) is { } run && run.CutOff == at ? run : null;

    /// <summary>One position, or null where the account had none in the instrument.</summary>
    public async Task<Position?> FindAsync(RunDocument run, PositionKey position, CancellationToken cancellationToken)
    {
        var result = await results.FindAsync(run.Key, position.Account, cancellationToken);
        return result?.Positions.FirstOrDefault(p => p.Instrument == position.Instrument) is { } found ? PositionOf(run, position.Account, found) : null;
    }

    /// <summary>Up to <paramref name="limit"/> positions after a place in the list, by account and instrument.</summary>
    public async Task<QueryPage<Position>> ListAsync(
        RunDocument run, PositionFilter filter, PositionKey? after, int limit, CancellationToken cancellationToken)
    {
        var positions = new List<Position>();
        var accounts = filter.Accounts ?? await results.AccountsAsync(run.Key, cancellationToken);
        foreach (var account in accounts.Order(StringComparer.Ordinal).SkipWhile(name => string.CompareOrdinal(name, after?.Account) < 0))
        {
            var result = await results.FindAsync(run.Key, account, cancellationToken);
            positions.AddRange((result?.Positions ?? [])
                .Where(p => IsAsked(filter, p) && (account != after?.Account || string.CompareOrdinal(p.Instrument, after?.Instrument) > 0))
                .Take(limit - positions.Count)
                .Select(p => PositionOf(run, account, p)));
            if (positions.Count == limit)
            {
                break;
            }
        }

        return new(positions, HasMore: positions.Count == limit);
    }

    private static bool IsAsked(PositionFilter filter, BookPosition position) =>
        (filter.Instrument is null || position.Instrument == filter.Instrument)
        && (filter.Product is null || InstrumentParts.Of(position.Instrument).Product == filter.Product);

    /// <summary>The sums of all dates stand at the last one: a question for this date asks for nothing else.</summary>
    private static Position PositionOf(RunDocument run, string account, BookPosition position) => new()
    {
        Key = new PositionKey(account, position.Instrument),
        Days = ImmutableSortedDictionary<DateOnly, DayTotals>.Empty.Add(run.BusinessDate, position.Total),
        UpdatedAt = run.CutOff!.Value,
    };
}

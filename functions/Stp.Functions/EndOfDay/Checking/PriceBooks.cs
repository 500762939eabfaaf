using Stp.Domain.EndOfDay.Comparison;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.Reference;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.SettlementPrices;
using Stp.Functions.Statements;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>The settlement prices of a date, of all sources. Every account of a run needs the same ones, so the last few are kept.</summary>
internal sealed class PriceBooks(StatementStore statements, SettlementPriceStore uploads, EndOfDaySettings settings, TimeProvider time)
{
    /// <summary>A run needs those of its date and of the one before, and seldom those before that.</summary>
    private const int MaxKept = 2 + PreviousPrices.MaxDates;

    /// <summary>Codes of statements are looked up when prices are read, so they are not kept for long.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly List<Kept> _kept = [];

    /// <summary>The prices that these sources tell.</summary>
    public Task<SettlementPriceList> OfAsync(PriceSources sources, ReferenceSnapshot reference, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            _kept.RemoveAll(kept => now - kept.ReadAt > MaxAge || kept.Prices is { IsCompleted: true, IsCompletedSuccessfully: false });
            if (_kept.Find(kept => kept.Sources.IsSame(sources)) is not { } found)
            {
                // One reading for all who ask meanwhile, so that one of them who gives up does not end it.
                found = new Kept(sources, Task.Run(() => ReadAsync(sources, reference, CancellationToken.None), CancellationToken.None), now);
                _kept.Add(found);
                _kept.RemoveRange(0, Math.Max(0, _kept.Count - MaxKept));
            }

            return found.Prices.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The last prices before the date of a run, as far back as the open positions of a book need.</summary>
    public async Task<PreviousPrices> BeforeAsync(
        IReadOnlyList<PriceSources> earlier, AccountBook book, ReferenceSnapshot reference, CancellationToken cancellationToken)
    {
        var previous = PreviousPrices.None;
        foreach (var sources in earlier)
        {
            previous = previous.Then(sources.Date, await OfAsync(sources, reference, cancellationToken));
            if (previous.AreEnoughFor(book))
            {
                break;
            }
        }

        return previous;
    }

    private async Task<SettlementPriceList> ReadAsync(PriceSources sources, ReferenceSnapshot reference, CancellationToken cancellationToken)
    {
        var told = new List<SettlementPrice>();
        if (sources.Uploaded is { } version)
        {
            var uploaded = await uploads.PricesAsync(sources.Date, version, cancellationToken);
            told.AddRange(uploaded.Select(price => new SettlementPrice(price.Key, price.Value, ClearingFirm: null)));
        }

        foreach (var (code, statement) in sources.Statements)
        {
            if (settings.ClearingFirms.TryGetValue(code, out var firm))
            {
                var mapper = new StatementMapper(firm.Code, firm.Codes, sources.Date, reference);
                var lines = await statements.SettlementPricesAsync(code, sources.Date, statement, cancellationToken);
                told.AddRange(lines.Select(mapper.Map).OfType<MappedLine>()
                    .Where(line => line.SettlementPrice is not null)
                    .Select(line => new SettlementPrice(line.Instrument, line.SettlementPrice!.Value, code)));
            }
        }

        return SettlementPriceList.Of(told, settings.Tolerances, sources.Date);
    }

    private sealed record Kept(PriceSources Sources, Task<SettlementPriceList> Prices, DateTimeOffset ReadAt);
}

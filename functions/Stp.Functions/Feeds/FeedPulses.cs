using System.Collections.Concurrent;
using Stp.Domain.Feeds;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Domain.Positions;

namespace Stp.Functions.Feeds;

/// <summary>Takes the pulse of feeds while their trades are booked: what they contribute to, and how long trades take from the venue to the book.</summary>
/// <remarks>
/// What a feed contributes to is stored before its messages are completed, when it is new, which is seldom. The lag is gathered here and stored every
/// few seconds with the next trade; a process that ends loses the figures of those.
/// </remarks>
internal sealed class FeedPulses(FeedPulseStore store, TimeProvider time)
{
    /// <summary>How long lags are gathered before they are stored.</summary>
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Venue, string Session), Gathered> _feeds = new();

    /// <summary>Takes note of a batch that has been booked. Events whose booking met a fault are not counted: they come again.</summary>
    public async Task RecordAsync(IEnumerable<BookingResult> results, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var feeds = results
            .Where(result => result.Fault is null && result.Event.Session.Length > 0)
            .GroupBy(result => (result.Event.Venue, result.Event.Session));
        foreach (var feed in feeds)
        {
            var gathered = _feeds.GetOrAdd(feed.Key, _ => new Gathered());
            if (gathered.Add(feed, now) is { } due)
            {
                await store.ChangeAsync(feed.Key.Venue, feed.Key.Session, pulse => pulse.With(due.Scope, due.Lag), cancellationToken);
                gathered.Stored(due.Scope);
            }
        }
    }

    /// <summary>What is not stored yet of one feed, and what is known to be.</summary>
    private sealed class Gathered
    {
        /// <summary>Instruments whose product is remembered; with more, they are looked at again.</summary>
        private const int MaxInstruments = 50_000;

        private readonly Lock _lock = new();
        private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);
        private readonly HashSet<string> _products = new(StringComparer.Ordinal);
        private readonly HashSet<string> _instruments = new(StringComparer.Ordinal);
        private IReadOnlyList<LagMinute> _lag = [];
        private DateTimeOffset _storedAt;

        /// <summary>Adds results; gives what is to be stored now, or null.</summary>
        public (FeedScope Scope, IReadOnlyList<LagMinute> Lag)? Add(IEnumerable<BookingResult> results, DateTimeOffset now)
        {
            lock (_lock)
            {
                var (accounts, products, lag) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new List<LagMinute>());
                foreach (var result in results)
                {
                    Note(result.Event.Lines, accounts, products);
                    if (result is { Held: null, Duplicate: false, Event.TransactTime: { } transactTime })
                    {
                        lag.Add(FeedLag.Of(transactTime, now));
                    }
                }

                _lag = FeedLag.Join(_lag, lag);
                var isNew = accounts.Count + products.Count > 0;
                if (!isNew && (_lag.Count == 0 || now - _storedAt < FlushEvery))
                {
                    return null;
                }

                var due = (FeedScope.Empty.With(accounts, products), _lag);
                (_lag, _storedAt) = ([], now);
                return due;
            }
        }

        /// <summary>Takes note of what is stored.</summary>
        public void Stored(FeedScope scope)
        {
            lock (_lock)
            {
                _accounts.UnionWith(scope.Accounts);
                _products.UnionWith(scope.Products);
            }
        }

        private void Note(IReadOnlyList<TradeLine> lines, HashSet<string> accounts, HashSet<string> products)
        {
            foreach (var line in lines)
            {
                if (!_accounts.Contains(line.Account))
                {
                    accounts.Add(line.Account);
                }

                if (!_instruments.Contains(line.Instrument))
                {
                    NoteProduct(line.Instrument, products);
                }
            }
        }

        private void NoteProduct(string instrument, HashSet<string> products)
        {
            var product = InstrumentParts.Of(instrument).Product;
            if (!_products.Contains(product))
            {
                products.Add(product);
                return;
            }

            if (_instruments.Count == MaxInstruments)
            {
                _instruments.Clear();
            }

            _instruments.Add(instrument);
        }
    }
}

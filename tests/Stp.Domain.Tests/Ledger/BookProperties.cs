using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;

namespace Stp.Domain.Tests.Ledger;

/// <summary>The promise of the ledger: any order, any duplication, a fault at any step, and the book is the same.</summary>
public class BookProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200);

    [Fact]
    public void Any_order_and_duplication_of_reports_gives_the_expected_book() =>
        Prop.ForAll(Deliveries(maxTrades: 6).ToArbitrary(), delivery =>
        {
            var book = new MemoryBook();
            Deliver(book, delivery.Batches);
            AssertBook(book, delivery.Day);
        }).Check(Runs);

    [Fact]
    public void A_fault_at_any_step_heals_when_the_message_comes_again() =>
        Prop.ForAll(Deliveries(maxTrades: 4).ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(), (delivery, seed) =>
        {
            var dice = new Random(seed);
            var book = new MemoryBook(() => (Fault)Math.Max(0, dice.Next(24) - 21));
            Deliver(book, delivery.Batches);
            AssertBook(book, delivery.Day);
        }).Check(Runs);

    [Fact]
    public void Delivering_everything_again_adds_no_event_and_no_posting() =>
        Prop.ForAll(Deliveries(maxTrades: 5).ToArbitrary(), delivery =>
        {
            var book = new MemoryBook();
            Deliver(book, delivery.Batches);
            var (events, postings) = (book.Trades.Values.Sum(t => t.Trade.Events.Length), book.Postings.Count);
            Deliver(book, [.. delivery.Batches.Reverse()]);
            Assert.Equal(events, book.Trades.Values.Sum(t => t.Trade.Events.Length));
            Assert.Equal(postings, book.Postings.Count);
        }).Check(Runs);

    private sealed record Delivery(IReadOnlyList<TradeScript> Day, IReadOnlyList<IReadOnlyList<TradeEvent>> Batches);

    /// <summary>Every report at least once, some twice, shuffled, in batches of up to seven.</summary>
    private static Gen<Delivery> Deliveries(int maxTrades) =>
        from day in TradeScript.Day(maxTrades)
        let reports = day.SelectMany(t => t.Events).ToArray()
        from again in Gen.SubListOf(reports)
        from order in Gen.Shuffle(reports.Concat(again.Select(Replayed)))
        from size in Gen.Choose(1, 7)
        select new Delivery(day, [.. order.Chunk(size)]);

    private static TradeEvent Replayed(TradeEvent e) => e with { SeqNum = 99, ReceivedAt = DateTimeOffset.MaxValue, Raw = new byte[] { 2 } };

    /// <summary>Two batches at a time, as two instances would, each coming again until it is booked.</summary>
    private static void Deliver(MemoryBook stores, IReadOnlyList<IReadOnlyList<TradeEvent>> batches)
    {
        var book = new TradeBook(stores, stores, TimeProvider.System);
        foreach (var pair in batches.Chunk(2))
        {
            Task.WhenAll(pair.Select(batch => BookUntilDoneAsync(book, batch))).GetAwaiter().GetResult();
        }
    }

    private static async Task BookUntilDoneAsync(TradeBook book, IReadOnlyList<TradeEvent> batch)
    {
        var left = batch;
        for (var delivery = 0; left.Count > 0; delivery++)
        {
            Assert.True(delivery < 500, "A message came 500 times and was never booked.");
            var results = await book.BookAsync(left, CancellationToken.None);
            Assert.All(results, r => Assert.Null(r.Held));
            left = [.. results.Where(r => r.Fault is not null).Select(r => r.Event)];
        }
    }

    private static void AssertBook(MemoryBook book, IReadOnlyList<TradeScript> day)
    {
        foreach (var script in day)
        {
            var trade = book.Trades[script.Id].Trade;
            Assert.Equal(script.Expected.Count > 0 ? TradeStatus.Open : TradeStatus.Cancelled, trade.State.Status);
            Assert.Equal(script.Expected.Select(l => (l.LegId, l.Account, l.Side, l.Lots, l.Price)), trade.State.Lines.Select(l => (l.LegId, l.Account, l.Side, l.Lots, l.Price)));
        }

        AssertPositions(book, day);
        AssertPostingsOfEachTradeSumToItsEffect(book);
    }

    private static void AssertPositions(MemoryBook book, IReadOnlyList<TradeScript> day)
    {
        foreach (var (key, position) in book.Positions)
        {
            var lines = day.SelectMany(t => t.Expected.Where(l => l.Account == key.Account && l.Instrument == key.Instrument)).ToList();
            var total = position.Total();
            Assert.Equal(lines.Where(l => l.Side == Side.Buy).Sum(l => l.Lots), total.BoughtLots);
            Assert.Equal(lines.Where(l => l.Side == Side.Sell).Sum(l => l.Lots), total.SoldLots);
            Assert.Equal(lines.Where(l => l.Side == Side.Buy).Sum(l => l.Lots * l.Price), total.BoughtNotional);
            Assert.Equal(lines.Where(l => l.Side == Side.Sell).Sum(l => l.Lots * l.Price), total.SoldNotional);
            Assert.Equal(day.Count(t => t.Expected.Any(l => l.Account == key.Account && l.Instrument == key.Instrument)), total.Trades);
            Assert.Equal(Position.Empty(key).Post(book.Postings.Where(p => p.Position == key), position.UpdatedAt).Days, position.Days);
        }
    }

    private static void AssertPostingsOfEachTradeSumToItsEffect(MemoryBook book)
    {
        foreach (var trade in book.Trades.Values.Select(t => t.Trade))
        {
            var posted = book.Postings.Where(p => p.TradeKey == trade.TradeKey)
                .GroupBy(p => (p.Position, p.ClearingDate, p.LegId, p.Side, p.Price))
                .Select(g => (g.Key, Lots: g.Sum(p => p.Lots)))
                .Where(x => x.Lots != 0m);
            var effective = trade.State.Lines.Select(l => ((new PositionKey(l.Account, l.Instrument), l.ClearingDate, l.LegId, l.Side, l.Price), l.Lots));
            Assert.Equal(effective.ToHashSet(), posted.ToHashSet());
        }
    }
}

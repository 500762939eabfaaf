using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Domain.Tests.Ledger;
using Stp.Embedded.Tests.Faults;

namespace Stp.Embedded.Tests.Ledger;

/// <summary>The promise of the ledger on the real adapters: any order, any duplication, two instances, faults of the service, and the book is the same.</summary>
public sealed class CosmosLedgerProperties
{
    private const int MaxDeliveries = 200;
    private int _case;

    [Fact]
    public async Task Any_order_and_duplication_of_reports_gives_the_expected_book() =>
        await CheckAsync(new FaultPlan(0, 0), cases: 40);

    [Fact]
    public async Task Faults_at_any_write_heal_when_the_message_comes_again() =>
        await CheckAsync(new FaultPlan(42, 0.15, Enum.GetValues<GatewayFaultKind>()), cases: 25);

    private async Task CheckAsync(FaultPlan plan, int cases)
    {
        await using var ledger = await CosmosLedger.OpenAsync(gateway => new FaultyGateway(gateway, plan));
        var instances = new[] { ledger, ledger.Another() };
        await Task.Run(() => Prop.ForAll(Deliveries().ToArbitrary(), delivery =>
        {
            RunAsync(instances, delivery.In(++_case)).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithEndSize(8)));
    }

    /// <summary>Two batches at a time, each by an instance, coming again until they are booked.</summary>
    private static async Task RunAsync(LedgerUnderTest[] instances, Delivery delivery)
    {
        var books = instances.Select(i => new TradeBook(i.Trades, i.Postings, TimeProvider.System)).ToArray();
        foreach (var pair in delivery.Batches.Chunk(2))
        {
            await Task.WhenAll(pair.Zip(books, (batch, book) => BookUntilDoneAsync(book, batch)));
        }

        foreach (var key in delivery.Day.SelectMany(t => t.Events).SelectMany(e => e.Lines).Select(l => new PositionKey(l.Account, l.Instrument)).Distinct())
        {
            await AssertPositionAsync(instances[0], key, delivery.Day);
        }
    }

    private static async Task BookUntilDoneAsync(TradeBook book, IReadOnlyList<TradeEvent> batch)
    {
        var left = batch;
        for (var delivery = 0; left.Count > 0; delivery++)
        {
            Assert.True(delivery < MaxDeliveries, $"A message came {MaxDeliveries} times and was never booked.");
            var results = await book.BookAsync(left, CancellationToken.None);
            Assert.All(results, r => Assert.Null(r.Held));
            left = [.. results.Where(r => r.Fault is not null).Select(r => r.Event)];
        }
    }

    private static async Task AssertPositionAsync(LedgerUnderTest ledger, PositionKey key, IReadOnlyList<TradeScript> day)
    {
        var lines = day.SelectMany(t => t.Expected.Where(l => new PositionKey(l.Account, l.Instrument) == key)).ToList();
        var postings = await ledger.PostingsOfAsync(key);
        var position = await ledger.PositionAsync(key) ?? Position.Empty(key);
        var total = position.Total();
        Assert.Equal(lines.Where(l => l.Side == Side.Buy).Sum(l => l.Lots), total.BoughtLots);
        Assert.Equal(lines.Where(l => l.Side == Side.Sell).Sum(l => l.Lots), total.SoldLots);
        Assert.Equal(lines.Where(l => l.Side == Side.Buy).Sum(l => l.Lots * l.Price), total.BoughtNotional);
        Assert.Equal(lines.Where(l => l.Side == Side.Sell).Sum(l => l.Lots * l.Price), total.SoldNotional);
        Assert.Equal(postings.Count, postings.Select(p => p.Id).Distinct().Count());
        Assert.Equal(Position.Empty(key).Post(postings, position.UpdatedAt).Days, position.Days);
    }

    /// <summary>Every report at least once, some twice, shuffled, in batches of up to seven.</summary>
    private static Gen<Delivery> Deliveries() =>
        from day in TradeScript.Day(maxTrades: 5)
        let reports = day.SelectMany(t => t.Events).ToArray()
        from again in Gen.SubListOf(reports)
        from order in Gen.Shuffle(reports.Concat(again))
        from size in Gen.Choose(1, 7)
        select new Delivery(day, [.. order.Chunk(size)]);

    internal sealed record Delivery(IReadOnlyList<TradeScript> Day, IReadOnlyList<IReadOnlyList<TradeEvent>> Batches)
    {
        /// <summary>The same under keys and accounts of its own, so that one account of the service serves all cases.</summary>
        public Delivery In(int number) => new(
            [.. Day.Select(t => t with { Events = [.. t.Events.Select(e => In(e, number))], Expected = In(t.Expected, number) })],
            [.. Batches.Select(batch => batch.Select(e => In(e, number)).ToList())]);

        private static TradeEvent In(TradeEvent e, int number) => e with
        {
            TradeKey = $"c{number}.{e.TradeKey}",
            ReferenceKey = e.ReferenceKey is null ? null : $"c{number}.{e.ReferenceKey}",
            Lines = In(e.Lines, number),
        };

        private static IReadOnlyList<TradeLine> In(IReadOnlyList<TradeLine> lines, int number) =>
            [.. lines.Select(l => l with { Account = $"{l.Account}-{number}" })];
    }
}

using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.Ledger;

namespace Stp.Domain.Tests.EndOfDay.Integrity;

public sealed class AccountBookPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200);

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void What_the_ledger_books_never_drifts_whatever_the_order_of_reading() =>
        Prop.ForAll(BookedDay.Any(6).ToArbitrary(), Seeds, (day, seed) =>
        {
            foreach (var account in day.Accounts)
            {
                var book = day.BookOf(account, seed);
                Assert.Empty(book.Drifts);
                Assert.False(book.HasDrift);
                AssertPositions(day, book);
            }
        }).Check(Runs);

    [Fact]
    public void The_book_is_the_sum_of_postings_known_at_the_cut_off_and_clearing_by_the_date() =>
        Prop.ForAll(BookedDay.Any(6).ToArbitrary(), Seeds, (day, seed) =>
        {
            var date = BookedDay.Date.AddDays(-(seed % 2));
            DateTimeOffset BookedAt(Posting posting) => BookedDay.CutOff.AddTicks((posting.Id.Sum(c => c) + seed) % 3 - 1);
            foreach (var account in day.Accounts)
            {
                var known = day.Postings.Where(p => p.Position.Account == account && BookedAt(p) <= BookedDay.CutOff && p.ClearingDate <= date).ToList();
                foreach (var position in day.BookOf(account, seed, BookedAt, date).Positions)
                {
                    var postings = known.Where(p => p.Position.Instrument == position.Instrument).ToList();
                    Assert.Equal(SumOf(postings), position.Total);
                    Assert.Equal(SumOf(postings.Where(p => p.ClearingDate == date)), position.Day);
                }
            }
        }).Check(Runs);

    [Fact]
    public void A_posting_lost_doubled_or_put_to_another_trade_drifts_in_its_position_alone_and_is_traced() =>
        Prop.ForAll(BookedDay.Any(6).Where(day => day.Postings.Count > 0).ToArbitrary(), Seeds, (day, seed) =>
        {
            var dice = new Random(seed);
            var victim = day.Postings[dice.Next(day.Postings.Count)];
            var rest = day.Postings.Where(posting => posting != victim);
            var damaged = day.With(dice.Next(3) switch
            {
                0 => rest,
                1 => day.Postings.Append(victim),
                _ => rest.Append(victim with { TradeKey = "OTHER" }),
            });

            var book = damaged.BookOf(victim.Position.Account, seed);

            var drift = Assert.Single(book.Drifts);
            Assert.Equal((BreakType.IntegrityDrift, victim.Position.Instrument, 1), (drift.Type, drift.Instrument, drift.Count));
            var named = damaged.Trace(victim.Position);
            Assert.Contains(victim.TradeKey, named.Find().Select(trade => trade.TradeKey));
            Assert.Contains(victim.TradeKey, Assert.Single(book.With(named).Drifts).Detail, StringComparison.Ordinal);
        }).Check(Runs);

    [Fact]
    public void A_position_document_that_is_not_the_sum_drifts() =>
        Prop.ForAll(BookedDay.Any(6).Where(day => day.Positions.Any(p => !p.Days.IsEmpty)).ToArbitrary(), Seeds, (day, seed) =>
        {
            var positions = day.Positions.Where(position => !position.Days.IsEmpty).ToList();
            var victim = positions[seed % positions.Count];
            var (date, totals) = victim.Days.First();
            var changed = victim with { Days = victim.Days.SetItem(date, totals with { SoldNotional = totals.SoldNotional + 0.01m }) };
            var damaged = day with { Positions = [.. day.Positions.Select(position => position == victim ? changed : position)] };

            var drift = Assert.Single(damaged.BookOf(victim.Key.Account).Drifts);
            Assert.Equal(victim.Key.Instrument, drift.Instrument);
            Assert.StartsWith("The position is not the sum of its postings.", drift.Detail, StringComparison.Ordinal);
            Assert.Empty(damaged.Trace(victim.Key).Find());
        }).Check(Runs);

    [Fact]
    public void A_trade_that_is_lost_drifts_and_is_traced_as_postings_without_a_trade() =>
        Prop.ForAll(BookedDay.Any(6).Where(day => day.Trades.Any(t => t.State.Lines.Count > 0)).ToArbitrary(), Seeds, (day, seed) =>
        {
            var open = day.Trades.Where(trade => trade.State.Lines.Count > 0).ToList();
            var victim = open[seed % open.Count];
            var line = victim.State.Lines[0];
            var damaged = day with { Trades = [.. day.Trades.Where(trade => trade != victim)] };

            Assert.Contains(damaged.BookOf(line.Account).Drifts, drift => drift.Instrument == line.Instrument);
            Assert.Equal(
                [new DriftingTrade(victim.TradeKey, DriftReason.WithoutTrade)], damaged.Trace(new PositionKey(line.Account, line.Instrument)).Find());
        }).Check(Runs);

    private static void AssertPositions(BookedDay day, AccountBook book)
    {
        var expected = day.Positions.Where(position => position.Key.Account == book.Account && position.Total(BookedDay.Date) != default);
        Assert.Equal(
            expected.OrderBy(position => position.Key.Instrument, StringComparer.Ordinal)
                .Select(p => new BookPosition(p.Key.Instrument, p.Total(BookedDay.Date), p.Days.GetValueOrDefault(BookedDay.Date))),
            book.Positions);
    }

    private static DayTotals SumOf(IEnumerable<Posting> postings) => postings.Aggregate(default(DayTotals), (sum, p) => sum + DayTotals.Of(p));
}

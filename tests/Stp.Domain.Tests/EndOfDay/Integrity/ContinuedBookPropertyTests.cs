using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Integrity;

namespace Stp.Domain.Tests.EndOfDay.Integrity;

/// <summary>A check that goes on from an earlier one comes to what a check of everything comes to.</summary>
public sealed class ContinuedBookPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200);

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void The_book_and_its_checkpoint_are_those_of_a_reading_of_everything() =>
        Prop.ForAll(BookedHistory.Any(6).ToArbitrary(), history =>
        {
            foreach (var account in history.Evenings[^1].Accounts)
            {
                var before = history.Evenings[0].FullOf(account).Checkpoint!;
                foreach (var evening in history.Evenings.Skip(1))
                {
                    var (full, continued) = (evening.FullOf(account), evening.ContinuedFrom(before)!);
                    Assert.Empty(full.Drifts);
                    Assert.Equal(full.Positions, continued.Positions);
                    Assert.Equal(full.RecentDays, continued.RecentDays);
                    AssertSame(full.Checkpoint!, continued.Checkpoint!);
                    before = continued.Checkpoint!;
                }
            }
        }).Check(Runs);

    [Fact]
    public void What_is_wrong_since_the_checkpoint_is_seen_exactly_where_a_reading_of_everything_sees_it() =>
        Prop.ForAll(BookedHistory.Any(6).ToArbitrary(), Seeds, (history, seed) =>
        {
            var damaged = Damage(history.Evenings[1], AccountCheckpoint.KnownByAt(history.Evenings[0].CutOff), new Random(seed));
            foreach (var account in damaged.Accounts)
            {
                var before = history.Evenings[0].FullOf(account).Checkpoint!;
                Assert.Equal(damaged.FullOf(account).HasDrift, damaged.ContinuedFrom(before) is null);
            }
        }).Check(Runs);

    [Fact]
    public void A_checkpoint_serves_a_later_cut_off_that_needs_no_date_of_its_sum()
    {
        var date = new DateOnly(2026, 11, 20);
        var checkpoint = new AccountCheckpoint("ACC", AccountCheckpoint.KnownByAt(BookedDay.CutOff), date, []);

        Assert.True(checkpoint.Serves(BookedDay.CutOff, date));
        Assert.True(checkpoint.Serves(BookedDay.CutOff.AddDays(1), date.AddDays(1)));
        Assert.False(checkpoint.Serves(BookedDay.CutOff.AddTicks(-1), date));
        Assert.False(checkpoint.Serves(BookedDay.CutOff.AddDays(1), date.AddDays(-1)));
    }

    /// <summary>Loses, doubles or alters one document that is new, or alters a position.</summary>
    private static BookedEvening Damage(BookedEvening evening, DateTimeOffset since, Random dice)
    {
        var postings = evening.Postings.Where(posting => posting.BookedAt > since).ToList();
        var trades = evening.Trades.Where(trade => trade.State.Lines.Count > 0 && trade.Revisions.All(revision => revision.At > since)).ToList();
        var positions = evening.Positions.Where(position => !position.Days.IsEmpty).ToList();
        switch (dice.Next(5))
        {
            case 0 when postings.Count > 0:
                return evening with { Postings = [.. evening.Postings.Except([Any(postings)])] };
            case 1 when postings.Count > 0:
                return evening with { Postings = [.. evening.Postings, Any(postings)] };
            case 2 when postings.Count > 0:
                var victim = Any(postings);
                return evening with { Postings = [.. evening.Postings.Except([victim]), (victim.Posting with { Price = victim.Posting.Price + 1m }, victim.BookedAt)] };
            case 3 when trades.Count > 0:
                return evening with { Trades = [.. evening.Trades.Except([Any(trades)])] };
            case 4 when positions.Count > 0:
                var position = Any(positions);
                var (date, totals) = position.Days.First();
                var altered = position with { Days = position.Days.SetItem(date, totals with { Trades = totals.Trades + 1 }) };
                return evening with { Positions = [.. evening.Positions.Except([position]), altered] };
            default:
                return evening;
        }

        T Any<T>(IReadOnlyList<T> some) => some[dice.Next(some.Count)];
    }

    private static void AssertSame(AccountCheckpoint expected, AccountCheckpoint actual)
    {
        Assert.Equal((expected.Account, expected.KnownBy, expected.From), (actual.Account, actual.KnownBy, actual.From));
        Assert.Equal(expected.Positions.Select(position => position with { Days = [] }), actual.Positions.Select(position => position with { Days = [] }));
        Assert.Equal(expected.Positions.Select(position => position.Days), actual.Positions.Select(position => position.Days));
    }
}

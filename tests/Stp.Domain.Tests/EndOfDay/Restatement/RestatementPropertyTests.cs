using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Restatement;
using Stp.Domain.Ledger;

namespace Stp.Domain.Tests.EndOfDay.Restatement;

public sealed class RestatementPropertyTests
{
    /// <summary>What was signed and what has changed since are what the book of the date is now, position by position.</summary>
    [Fact]
    public void TheSignedBookAndTheDifferences_AreTheBookAsItIsNow() =>
        Prop.ForAll(BookedDay.Any(6).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (day, seed) =>
        {
            var date = BookedDay.Date.AddDays(-(seed % 2));
            DateTimeOffset BookedAt(Posting posting) => BookedDay.CutOff.AddTicks((posting.TradeKey.Sum(c => c) + posting.Revision + seed) % 3 - 1);
            var builder = new RestatementBuilder(date, BookedDay.CutOff);
            foreach (var posting in day.Postings)
            {
                builder.Add(posting, BookedAt(posting));
            }

            var restated = builder.Build();
            foreach (var account in day.Accounts)
            {
                var signed = day.BookOf(account, seed, BookedAt, date).Positions.ToDictionary(position => position.Instrument, position => position.Total);
                var now = day.BookOf(account, seed, date: date).Positions.ToDictionary(position => position.Instrument, position => position.Total);
                foreach (var instrument in signed.Keys.Union(now.Keys))
                {
                    var change = restated.Differences.Where(d => d.Account == account && d.Instrument == instrument)
                        .Aggregate(default(DayTotals), (sum, difference) => sum + difference.Change);
                    Assert.Equal(now.GetValueOrDefault(instrument), signed.GetValueOrDefault(instrument) + change);
                }
            }

            Assert.All(restated.Differences, difference => Assert.True(difference.Change != default && difference.ClearingDate <= date));
            Assert.Equal(restated.Breaks.Count, restated.Breaks.Select(late => late.Subject).Distinct().Count());
            Assert.True(restated.IsRestated || restated.Differences.Count == 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}

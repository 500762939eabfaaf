using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;

namespace Stp.Domain.Tests.EndOfDay.Breaks;

public sealed class BreakCarryOverPropertyTests
{
    private static readonly DateOnly First = new(2026, 11, 16);

    /// <summary>Which of three differences each of some days finds, each any number of times.</summary>
    private static readonly Gen<int[][]> AnyDays = Gen.Choose(0, 2).ArrayOf().Select(found => found.Take(6).ToArray()).ArrayOf(6);

    [Fact]
    public void The_age_counts_the_checks_without_a_break_between_and_the_first_date_stays() =>
        Prop.ForAll(AnyDays.ToArbitrary(), days =>
        {
            IReadOnlyList<BreakReview> previous = [];
            for (var day = 0; day < days.Length; day++)
            {
                var date = First.AddDays(day);
                var reviews = BreakCarryOver.CarryOver(days[day].Select(i => Found(i, date)), day == 0 ? null : date.AddDays(-1), previous, []);
                Assert.Equal(days[day].Distinct().Order(), reviews.Select(review => review.Break.Subject[0] - '0'));
                foreach (var one in reviews.Select(review => review.Break))
                {
                    var age = Enumerable.Range(0, day + 1).TakeWhile(back => days[day - back].Contains(one.Subject[0] - '0')).Count() - 1;
                    Assert.Equal((age, date.AddDays(-age), age > 0 ? date.AddDays(-1) : null), (one.AgeDays, one.FirstDate, one.PreviousDate));
                }

                previous = reviews;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_result_does_not_depend_on_the_order_in_which_breaks_were_found() =>
        Prop.ForAll(AnyDays.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (days, seed) =>
        {
            var found = days.SelectMany((day, i) => day.Select(subject => Found(subject, First) with { Detail = $"Found by {i}." })).ToArray();
            var expected = BreakCarryOver.CarryOver(found, null, [], []);
            new Random(seed).Shuffle(found);

            Assert.Equal(expected.Select(review => review.Break), BreakCarryOver.CarryOver(found, null, [], []).Select(review => review.Break));
        }).QuickCheckThrowOnFailure();

    internal static Break Found(int subject, DateOnly date) => new()
    {
        Type = BreakType.Quantity,
        Account = "ACC",
        Instrument = "XNYM:CL:2027-01",
        Subject = subject.ToString(),
        Detail = "One lot less.",
        BookLots = 1m,
        FirstDate = date,
    };
}

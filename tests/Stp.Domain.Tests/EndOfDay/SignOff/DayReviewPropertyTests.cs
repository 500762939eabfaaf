using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.People;
using Stp.Domain.Tests.EndOfDay.Breaks;

namespace Stp.Domain.Tests.EndOfDay.SignOff;

public sealed class DayReviewPropertyTests
{
    private const int Breaks = 3;

    private static readonly DateOnly Date = new(2026, 11, 20);
    private static readonly string[] Ids = ["Ann", "Bob", "Cleo"];

    private static readonly Gen<Step> AnyStep =
        from kind in Gen.Frequency((5, Gen.Constant('e')), (1, Gen.Constant('r')), (3, Gen.Constant('s')), (1, Gen.Constant('a')))
        from person in Gen.Elements(Ids)
        from at in Gen.Choose(0, Breaks - 1)
        from name in Gen.Elements(Ids)
        select new Step(kind, new Person(name, person), at);

    /// <summary>Whatever people try, and in whatever order: signed means looked at, by two pairs of eyes whatever they are called, and then nothing moves.</summary>
    [Fact]
    public void ASignedDay_HasNoOpenBreakAndASignerWhoExplainedNone_AndNeverChanges() =>
        Prop.ForAll(AnyStep.ArrayOf(20).ToArbitrary(), steps =>
        {
            var day = new DayReview { Date = Date, Run = 1, FourEyes = true }.Publish();
            var reviews = Enumerable.Range(0, Breaks).Select(i => new BreakReview { Break = BreakCarryOverPropertyTests.Found(i, Date) }).ToArray();
            var explainers = new HashSet<string>();
            foreach (var step in steps)
            {
                var (dayBefore, reviewsBefore) = (day, reviews.ToArray());
                if (!Try(step, ref day, reviews))
                {
                    Assert.Same(dayBefore, day);
                    Assert.Equal(reviewsBefore, reviews);
                    continue;
                }

                Assert.NotEqual(DayStatus.Signed, dayBefore.Status);
                if (step.Kind == 'e')
                {
                    explainers.Add(step.By.Id!);
                }
            }

            if (day.Status == DayStatus.Signed)
            {
                Assert.DoesNotContain(reviews, review => review.Status == BreakStatus.Open);
                Assert.Contains(day.Signatures, signature => !explainers.Contains(signature.ById!));
            }
            else
            {
                Assert.All(day.Signatures, signature => Assert.Contains(signature.ById!, explainers));
            }
        }).QuickCheckThrowOnFailure();

    private sealed record Step(char Kind, Person By, int At);

    private static bool Try(Step step, ref DayReview day, BreakReview[] reviews)
    {
        try
        {
            switch (step.Kind)
            {
                case 'e':
                    reviews[step.At] = reviews[step.At].Explain(day, step.By, "Because.", DateTimeOffset.UnixEpoch);
                    break;
                case 'r':
                    reviews[step.At] = reviews[step.At].Resolve(day, DateTimeOffset.UnixEpoch);
                    break;
                case 'a':
                    reviews[step.At] = reviews[step.At].Assign(day, step.By.Name);
                    break;
                default:
                    day = day.Sign(step.By, ReviewProgress.Of(reviews), DateTimeOffset.UnixEpoch);
                    break;
            }

            return true;
        }
        catch (ReviewException)
        {
            return false;
        }
    }
}

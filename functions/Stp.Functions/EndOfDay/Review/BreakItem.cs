using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>A break with everything that was said of it.</summary>
/// <param name="Break">The break as the list has it.</param>
/// <param name="Explanations">Every explanation, oldest first.</param>
internal sealed record BreakItem(BreakRow Break, IReadOnlyList<Explanation> Explanations)
{
    public static BreakItem Of(BreakReview review) => new(BreakRow.Of(review), review.Explanations);
}

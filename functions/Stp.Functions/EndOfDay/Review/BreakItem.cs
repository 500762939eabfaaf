using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>A break with everything that was said of it.</summary>
/// <param name="Break">The break as the list has it.</param>
/// <param name="Explanations">Every explanation, oldest first.</param>
internal sealed record BreakItem(BreakRow Break, IReadOnlyList<Explanation> Explanations)
{
    public static BreakItem Example { get; } = new(
        new BreakRow(
            "6f1e3a0c9b2d4857",
            BreakType.Quantity,
            BreakStatus.Explained,
            "GAS-UK-01",
            "IFEU:BRN:2027-01",
            "marex",
            Subject: "",
            "The book has 20 lots, the statement of marex 19.",
            BookLots: 20,
            StatementLots: 19,
            BookPrice: null,
            StatementPrice: null,
            Count: null,
            new DateOnly(2026, 11, 20),
            AgeDays: 0,
            PreviousDate: null,
            AssignedTo: "ann",
            "Give-up booked late by the broker.",
            "ann",
            new DateTimeOffset(2026, 11, 20, 21, 30, 0, TimeSpan.Zero)),
        [new Explanation("ann", new DateTimeOffset(2026, 11, 20, 21, 30, 0, TimeSpan.Zero), "Give-up booked late by the broker.")]);

    public static BreakItem Of(BreakReview review) => new(BreakRow.Of(review), review.Explanations);
}

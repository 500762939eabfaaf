using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;

namespace Stp.Domain.EndOfDay.Reports;

/// <summary>A break as the report lists it, and as a row of its CSV: the break, and what holds of what people have said.</summary>
/// <param name="Id">The same for the same difference in every run and on every day.</param>
/// <param name="Type">What kind of difference it is.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Account">Our account, or null.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>, or null.</param>
/// <param name="ClearingFirm">The clearing firm, or null.</param>
/// <param name="Subject">What else tells it from another of its type; empty for nothing.</param>
/// <param name="Detail">A sentence that says what is wrong, with the numbers.</param>
/// <param name="BookLots">Lots in the book; long is above zero.</param>
/// <param name="StatementLots">Lots in the statement; long is above zero.</param>
/// <param name="BookPrice">Price in the book.</param>
/// <param name="StatementPrice">Price in the statement.</param>
/// <param name="Count">How many it stands for.</param>
/// <param name="FirstDate">The business date on which it was first found.</param>
/// <param name="AgeDays">Checks that have found it before.</param>
/// <param name="PreviousDate">The date of the check that found it last before, under the same id.</param>
/// <param name="AssignedTo">Who is to look at it.</param>
/// <param name="Explanation">Why it is there, as was said last.</param>
/// <param name="ExplainedBy">Who said so.</param>
/// <param name="ExplainedAt">When.</param>
public sealed record BreakRow(
    string Id,
    BreakType Type,
    BreakStatus Status,
    string? Account,
    string? Instrument,
    string? ClearingFirm,
    string Subject,
    string Detail,
    decimal? BookLots,
    decimal? StatementLots,
    decimal? BookPrice,
    decimal? StatementPrice,
    int? Count,
    DateOnly FirstDate,
    int AgeDays,
    DateOnly? PreviousDate,
    string? AssignedTo,
    string? Explanation,
    string? ExplainedBy,
    DateTimeOffset? ExplainedAt)
{
    /// <summary>The row of a break.</summary>
    public static BreakRow Of(BreakReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var one = review.Break;
        // What was said of other numbers, before the break was found again, does not explain it.
        var said = review.Status == BreakStatus.Open || review.Explanations.Count == 0 ? null : review.Explanations[^1];
        return new BreakRow(
            one.Id,
            one.Type,
            review.Status,
            one.Account,
            one.Instrument,
            one.ClearingFirm,
            one.Subject,
            one.Detail,
            one.BookLots,
            one.StatementLots,
            one.BookPrice,
            one.StatementPrice,
            one.Count,
            one.FirstDate,
            one.AgeDays,
            one.PreviousDate,
            review.AssignedTo,
            said?.Text,
            said?.By,
            said?.At);
    }
}

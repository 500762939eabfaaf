using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Restatement;

/// <summary>How the book of a signed date has changed since its cut-off.</summary>
/// <param name="Date">The business date.</param>
/// <param name="CutOff">The cut-off of the run that was signed.</param>
/// <param name="Differences">By account, instrument and clearing date; only what has changed.</param>
/// <param name="Breaks">A break of type <see cref="BreakType.LateAmendment"/> for each trade that has changed it.</param>
public sealed record DayRestatement(
    DateOnly Date, DateTimeOffset CutOff, IReadOnlyList<PositionDifference> Differences, IReadOnlyList<Break> Breaks)
{
    /// <summary>Whether the book of the date is another one than was signed. A trade that came and went since has changed nothing.</summary>
    public bool IsRestated => Breaks.Count > 0;
}

/// <summary>What a position of one clearing date has more, or less, than when the day was signed.</summary>
/// <param name="Account">Our account.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="ClearingDate">The clearing date, on or before the restated date.</param>
/// <param name="Change">Lots, notionals and trades: above zero for more, below for less.</param>
public sealed record PositionDifference(string Account, string Instrument, DateOnly ClearingDate, DayTotals Change);

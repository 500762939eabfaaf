using Stp.Domain.EndOfDay.Breaks;

namespace Stp.Domain.EndOfDay.Comparison;

/// <summary>What the comparison of one account with the statements of its clearing firms gave.</summary>
/// <param name="MissingFirms">Firms whose statement has not come. When there are any, the account was not compared.</param>
/// <param name="Breaks">The differences; none where it was not compared.</param>
public sealed record AccountComparison(IReadOnlyList<string> MissingFirms, IReadOnlyList<Break> Breaks)
{
    /// <summary>Whether the account was compared.</summary>
    public bool IsCompared => MissingFirms.Count == 0;
}

using Stp.Domain.EndOfDay.Breaks;

namespace Stp.Domain.EndOfDay.SignOff;

/// <summary>How far the review of a day's breaks has come.</summary>
/// <param name="Open">Breaks that are neither explained nor resolved.</param>
/// <param name="Explainers">Everybody who has explained any of them, also where another explanation took its place.</param>
public sealed record ReviewProgress(int Open, IReadOnlySet<string> Explainers)
{
    /// <summary>Counts.</summary>
    public static ReviewProgress Of(IEnumerable<BreakReview> breaks)
    {
        ArgumentNullException.ThrowIfNull(breaks);
        var open = 0;
        var explainers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in breaks)
        {
            open += one.Status == BreakStatus.Open ? 1 : 0;
            explainers.UnionWith(one.Explanations.Select(explanation => explanation.By));
        }

        return new ReviewProgress(open, explainers);
    }
}

using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.People;

namespace Stp.Domain.EndOfDay.SignOff;

/// <summary>How far the review of a day's breaks has come.</summary>
/// <param name="Open">Breaks that are neither explained nor resolved.</param>
/// <param name="Explainers">Everybody who has explained any of them, also where another explanation took its place.</param>
public sealed record ReviewProgress(int Open, IReadOnlyCollection<Person> Explainers)
{
    /// <summary>Counts.</summary>
    public static ReviewProgress Of(IEnumerable<BreakReview> breaks)
    {
        ArgumentNullException.ThrowIfNull(breaks);
        var open = 0;
        var explainers = new HashSet<Person>();
        foreach (var one in breaks)
        {
            open += one.Status == BreakStatus.Open ? 1 : 0;
            explainers.UnionWith(one.Explanations.Select(explanation => explanation.Who));
        }

        return new ReviewProgress(open, explainers);
    }

    /// <summary>Whether somebody has explained any of them, whatever they were called then.</summary>
    public bool HasExplained(Person person) => Explainers.Any(person.IsSame);
}

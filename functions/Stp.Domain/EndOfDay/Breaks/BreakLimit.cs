namespace Stp.Domain.EndOfDay.Breaks;

/// <summary>
/// A limit on breaks of one cause. A person cannot work through thousands of them one by one, and where there are so many, the reason is one.
/// </summary>
internal static class BreakLimit
{
    /// <summary>Breaks that are told one by one.</summary>
    public const int Max = 1_000;

    /// <summary>What the break that stands for the rest has as its subject.</summary>
    public const string Rest = "(others)";

    /// <summary>The first ones, and one that stands for the rest.</summary>
    /// <param name="breaks">Of one type and one clearing firm, in an order that does not change.</param>
    public static IReadOnlyList<Break> Cap(IEnumerable<Break> breaks)
    {
        var all = breaks.ToList();
        var rest = all.Count - Max;
        if (rest <= 0)
        {
            return all;
        }

        var first = all[Max];
        return
        [
            .. all.Take(Max),
            new Break
            {
                Type = first.Type,
                ClearingFirm = first.ClearingFirm,
                Subject = Rest,
                Detail = $"And {rest} more of this type, beside the first {Max}.",
                Count = rest,
                FirstDate = first.FirstDate,
            },
        ];
    }
}

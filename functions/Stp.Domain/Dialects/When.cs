using Stp.Domain.Fix;

namespace Stp.Domain.Dialects;

/// <summary>Conditions that must all hold; none at all always holds.</summary>
internal sealed class When(Condition[] conditions)
{
    public static When Always { get; } = new([]);

    public ReadOnlySpan<Condition> Conditions => conditions;

    public bool Holds(FixMessage message, int side)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(message, side))
            {
                return false;
            }
        }

        return true;
    }
}

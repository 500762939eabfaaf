using System.Runtime.CompilerServices;
using Stp.Domain.Fix;

namespace Stp.Domain.Dialects;

/// <summary>Conditions that must all hold; none at all always holds.</summary>
/// <param name="conditions">The conditions.</param>
/// <param name="question">The number under which a message remembers whether they hold.</param>
internal sealed class When(Condition[] conditions, int question)
{
    private const int Yes = 1;
    private const int No = -1;

    /// <summary>Whether they hold of all messages with the same tags, groups and codes, or of none.</summary>
    public bool IsOfKind { get; } = Array.TrueForAll(conditions, condition => condition.IsOfKind);

    public ReadOnlySpan<Condition> Conditions => conditions;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(FixMessage message, int side)
    {
        var answer = message.Recall(question, side);
        return answer == FixMessage.Unknown ? Test(message, side) : answer == Yes;
    }

    /// <summary>The same but for some of the conditions, which are known to hold whenever it is asked.</summary>
    public When Without(Predicate<Condition> known) => new(Array.FindAll(conditions, condition => !known(condition)), question);

    private bool Test(FixMessage message, int side)
    {
        var holds = AllHold(message, side);
        if (IsOfKind)
        {
            message.Note(question, side, holds ? Yes : No);
        }

        return holds;
    }

    private bool AllHold(FixMessage message, int side)
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

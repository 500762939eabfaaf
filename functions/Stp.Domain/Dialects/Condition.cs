using Stp.Domain.Fix;

namespace Stp.Domain.Dialects;

/// <summary>One test of a <c>when</c>: what must hold of one field.</summary>
internal sealed class Condition
{
    public required FieldPath Path { get; init; }

    /// <summary>The values of which it must have one; null where any will do.</summary>
    public ValueSet? OneOf { get; init; }

    /// <summary>With <see cref="OneOf"/>: whether absence will do too.</summary>
    public bool AbsentWillDo { get; init; }

    /// <summary>What else must hold; null in most conditions.</summary>
    public FurtherCondition? Further { get; init; }

    public bool Holds(FixMessage message, int side)
    {
        var value = Path.PlainTag != 0 ? message.Value(Path.PlainTag) : Path.Read(message, side, 0);
        return (OneOf is null || (value.IsEmpty ? AbsentWillDo : OneOf.Contains(value)))
            && (Further is null || Further.Holds(value, message, side));
    }
}

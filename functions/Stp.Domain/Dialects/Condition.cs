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

    /// <summary>Whether it holds of all messages with the same tags, groups and codes, or of none.</summary>
    public bool IsOfKind =>
        Path is { IsOfKind: true, Transform: FieldTransform.None } && OneOf is null or { HasCodesOnly: true } && Further is null or { IsOfKind: true };

    /// <summary>Whether it looks at more of the field than whether it is there.</summary>
    public bool ReadsValue => OneOf is not null || Further is { NoneOf: not null };

    public bool Holds(FixMessage message, int side)
    {
        var value = Path.Read(message, side, 0);
        return (OneOf is null || (value.IsEmpty ? AbsentWillDo : OneOf.Contains(value)))
            && (Further is null || Further.Holds(value, message, side));
    }
}

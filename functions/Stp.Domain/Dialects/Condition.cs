using Stp.Domain.Fix;

namespace Stp.Domain.Dialects;

/// <summary>One test of a <c>when</c>: what must hold of one field.</summary>
internal sealed class Condition
{
    public required FieldPath Path { get; init; }

    /// <summary>The values of which it must have one; null where any will do.</summary>
    public byte[][]? OneOf { get; init; }

    /// <summary>With <see cref="OneOf"/>: whether absence will do too.</summary>
    public bool AbsentWillDo { get; init; }

    /// <summary>The values of which it may have none; an absent field has none of them.</summary>
    public byte[][]? NoneOf { get; init; }

    /// <summary>Whether it must be present (true) or absent (false).</summary>
    public bool? Present { get; init; }

    /// <summary>It must be a number above this.</summary>
    public decimal? Above { get; init; }

    /// <summary>It must be present and differ from the value there.</summary>
    public FieldPath? DiffersFrom { get; init; }

    public bool Holds(FixMessage message, int side)
    {
        var value = Path.Read(message, side, 0);
        return (OneOf is null || (value.IsEmpty ? AbsentWillDo : Contains(OneOf, value)))
            && (NoneOf is null || value.IsEmpty || !Contains(NoneOf, value))
            && (Present is null || Present == !value.IsEmpty)
            && (Above is null || (FixValue.TryParseDecimal(value, out var number) && number > Above))
            && (DiffersFrom is null || (!value.IsEmpty && !value.SequenceEqual(DiffersFrom.Read(message, side, 0))));
    }

    private static bool Contains(byte[][] values, ReadOnlySpan<byte> value)
    {
        foreach (var candidate in values)
        {
            if (value.SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }
}

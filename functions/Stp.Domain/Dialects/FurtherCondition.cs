using Stp.Domain.Fix;

namespace Stp.Domain.Dialects;

/// <summary>Tests of a field other than a list of values. All that are given must hold.</summary>
internal sealed class FurtherCondition
{
    /// <summary>The values of which it may have none; an absent field has none of them.</summary>
    public ValueSet? NoneOf { get; init; }

    /// <summary>Whether it must be present (true) or absent (false).</summary>
    public bool? Present { get; init; }

    /// <summary>It must be a number above this.</summary>
    public decimal? Above { get; init; }

    /// <summary>It must be present and differ from the value there.</summary>
    public FieldPath? DiffersFrom { get; init; }

    /// <summary>As <see cref="Condition.IsOfKind"/>.</summary>
    public bool IsOfKind => NoneOf is null or { HasCodesOnly: true } && Above is null && DiffersFrom is null;

    public bool Holds(ReadOnlySpan<byte> value, FixMessage message, int side) =>
        (NoneOf is null || value.IsEmpty || !NoneOf.Contains(value))
        && (Present is null || Present == !value.IsEmpty)
        && (Above is null || (FixValue.TryParseDecimal(value, out var number) && number > Above))
        && (DiffersFrom is null || (!value.IsEmpty && !value.SequenceEqual(DiffersFrom.Read(message, side, 0))));
}

namespace Stp.Domain.Fix;

/// <summary>Where a field stands in its message.</summary>
/// <param name="Tag">Its tag, 1 to 99999.</param>
/// <param name="Start">Offset of the first byte of the value in the raw message.</param>
/// <param name="Length">Bytes of the value.</param>
/// <param name="Instance">The group entry that it belongs to, 0 for the message itself.</param>
public readonly record struct FixField(int Tag, int Start, int Length, int Instance)
{
    /// <summary>The delimiter behind it.</summary>
    internal int End => Start + Length;
}

namespace Stp.Domain.Fix;

/// <summary>What a slice of a bundle looks like, before anything is parsed.</summary>
public enum RawFormat
{
    /// <summary>Begins with <c>8=FIX</c>, a version and a delimiter.</summary>
    TagValue,

    /// <summary>Begins with <c>&lt;</c>.</summary>
    Fixml,

    /// <summary>Neither: to be held as it is.</summary>
    Unrecognised,

    /// <summary>Longer than the limit: to be held as it is.</summary>
    TooLarge,
}

/// <summary>One raw message of a bundle, or bytes that are none.</summary>
/// <param name="Raw">A slice of the bundle, without the white space and log text around it.</param>
/// <param name="Format">What it looks like.</param>
public readonly record struct RawMessage(ReadOnlyMemory<byte> Raw, RawFormat Format);

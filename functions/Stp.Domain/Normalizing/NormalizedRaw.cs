namespace Stp.Domain.Normalizing;

/// <summary>One raw message of a bundle and what became of it.</summary>
/// <param name="Raw">Its bytes: a slice of the bundle, or the element of a FIXML document.</param>
/// <param name="Message">What became of it.</param>
public readonly record struct NormalizedRaw(ReadOnlyMemory<byte> Raw, NormalizedMessage Message);

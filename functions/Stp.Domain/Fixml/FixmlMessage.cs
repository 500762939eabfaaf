using Stp.Domain.Holding;

namespace Stp.Domain.Fixml;

/// <summary>One message of a FIXML document, or the part of a document that is none.</summary>
/// <param name="Rendered">
/// The message as tag=value with SOH, to be parsed by <see cref="Fix.FixMessage"/> without length and checksum checks; BeginString is
/// <c>8=FIXML</c>, CheckSum <c>10=000</c>. Empty if <paramref name="Held"/> is set.
/// </param>
/// <param name="Raw">The message element as it was received, UTF-8; of a part that could not be read, all of it.</param>
/// <param name="Held">Why it could not be read.</param>
public readonly record struct FixmlMessage(ReadOnlyMemory<byte> Rendered, ReadOnlyMemory<byte> Raw, Hold? Held);

using Stp.Domain.Holding;

namespace Stp.Functions.Exceptions.Storage;

/// <summary>A message that could not be booked, as it is stored.</summary>
/// <param name="Id">The same for every delivery of the same message, so that a replay adds none.</param>
/// <param name="Why">The reason.</param>
/// <param name="Venue">Venue of the feed.</param>
/// <param name="Session">Session of the feed, if known.</param>
/// <param name="SeqNum">MsgSeqNum (34), if it could be read.</param>
/// <param name="Raw">The bytes as received.</param>
/// <param name="ReceivedAt">When they were received.</param>
/// <param name="TradeKey">The trade concerned, where there is one.</param>
/// <param name="DeadLetter">How a queue gave up on it, where it was that.</param>
internal sealed record HeldException(
    string Id, Hold Why, string Venue, string? Session, long? SeqNum, ReadOnlyMemory<byte> Raw, DateTimeOffset ReceivedAt, string? TradeKey = null,
    DeadLetter? DeadLetter = null);

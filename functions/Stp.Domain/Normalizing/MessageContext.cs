namespace Stp.Domain.Normalizing;

/// <summary>What is known of a raw message besides its bytes.</summary>
/// <param name="Venue">Venue code of the feed, lower case.</param>
/// <param name="Session">The session as named at ingest, or null.</param>
/// <param name="ReceivedAt">When it reached us.</param>
public readonly record struct MessageContext(string Venue, string? Session, DateTimeOffset ReceivedAt);

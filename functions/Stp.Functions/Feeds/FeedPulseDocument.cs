using Stp.Domain.Feeds;

namespace Stp.Functions.Feeds;

/// <summary>What is known of a feed over all its epochs, in container <c>feeds</c>, beside them.</summary>
/// <param name="Id">Always <c>pulse</c>.</param>
/// <param name="Venue">The venue.</param>
/// <param name="Session">The session.</param>
/// <param name="Pulse">The rest.</param>
internal sealed record FeedPulseDocument(string Id, string Venue, string Session, FeedPulse Pulse)
{
    public const string FixedId = "pulse";
}

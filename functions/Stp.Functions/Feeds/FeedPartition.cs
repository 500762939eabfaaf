using Microsoft.Azure.Cosmos;

namespace Stp.Functions.Feeds;

/// <summary>The partition of container <c>feeds</c> that holds everything about one feed.</summary>
internal static class FeedPartition
{
    public static PartitionKey Of(string venue, string session) => new PartitionKeyBuilder().Add(venue).Add(session).Build();
}

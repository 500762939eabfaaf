namespace Stp.Functions.Stamps;

/// <summary>One stamp, in container <c>stamps</c>.</summary>
/// <param name="Id">Its name.</param>
/// <param name="HeardAt">Its last sign of life, by its own clock.</param>
/// <param name="ToldSilentSince">The sign of life after which people were told that it is silent; null once they were told that it is not.</param>
internal sealed record StampDocument(string Id, DateTimeOffset HeardAt, DateTimeOffset? ToldSilentSince = null);

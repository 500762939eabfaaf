using Newtonsoft.Json;

namespace Stp.Embedded.Tests.Cosmos;

/// <summary>A document of the tests.</summary>
public sealed record Entry
{
    [JsonProperty("id")]
    public required string Id { get; init; }

    [JsonProperty("pk")]
    public required string Pk { get; init; }

    [JsonProperty("kind", NullValueHandling = NullValueHandling.Ignore)]
    public string? Kind { get; init; }

    [JsonProperty("rank")]
    public int Rank { get; init; }

    [JsonProperty("price")]
    public decimal Price { get; init; }

    [JsonProperty("_etag", NullValueHandling = NullValueHandling.Ignore)]
    public string? ETag { get; init; }
}

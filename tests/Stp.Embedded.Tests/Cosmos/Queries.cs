using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Stp.Embedded.Tests.Cosmos;

/// <summary>What queries find, in parts by subject.</summary>
public abstract partial class Queries : CosmosCompliance
{
    private async Task SeedAsync(params string[] documents)
    {
        foreach (var json in documents)
        {
            using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
            var key = JObject.Parse(json)["pk"] is { } pk ? new PartitionKey((string?)pk) : PartitionKey.None;
            using var answer = await Items.CreateItemStreamAsync(body, key);
            using var copy = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
            using var other = await Indexed.CreateItemStreamAsync(copy, key);
            Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (answer.StatusCode, other.StatusCode));
        }
    }

    /// <summary>One document of each type of value, named after it.</summary>
    private Task SeedTypesAsync() => SeedAsync(
        """{"id":"missing","pk":"p"}""",
        """{"id":"null","pk":"p","v":null}""",
        """{"id":"false","pk":"q","v":false}""",
        """{"id":"true","pk":"q","v":true}""",
        """{"id":"zero","pk":"p","v":0}""",
        """{"id":"one","pk":"p","v":1}""",
        """{"id":"onepoint","pk":"p","v":1.0}""",
        """{"id":"ten","pk":"p","v":10}""",
        """{"id":"text1","pk":"p","v":"1"}""",
        """{"id":"abc","pk":"q","v":"abc"}""",
        """{"id":"Zed","pk":"q","v":"Zed"}""",
        """{"id":"list","pk":"q","v":["a",1,true]}""",
        """{"id":"object","pk":"q","v":{"a":{"b":5}}}""");

    private async Task<List<T>> QueryAsync<T>(QueryDefinition query, QueryRequestOptions? options = null, Container? container = null)
    {
        var found = new List<T>();
        using var iterator = (container ?? Items).GetItemQueryIterator<T>(query, requestOptions: options);
        while (iterator.HasMoreResults)
        {
            found.AddRange(await iterator.ReadNextAsync());
        }

        return found;
    }

    private Task<List<T>> QueryAsync<T>(string query, QueryRequestOptions? options = null) => QueryAsync<T>(new QueryDefinition(query), options);

    private async Task<string> IdsAsync(Container container, string where) =>
        string.Join(' ', (await QueryAsync<string>(new QueryDefinition($"SELECT VALUE c.id FROM c WHERE {where}"), container: container)).Order(StringComparer.Ordinal));
}

using FsCheck;
using FsCheck.Fluent;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Stp.Embedded.Tests.Cosmos;

/// <summary>That an index over array elements follows its documents: its container answers as one without it, whatever was written.</summary>
public sealed class ArrayIndexTests : IAsyncLifetime
{
    private const int PageSize = 2;

    private static readonly string[] Tags = ["a", "b", "c", "\u00e9\"\\"];

    private readonly EmbeddedAccount _account = new();
    private CosmosClient _client = null!;
    private Database _database = null!;
    private int _case;

    public async ValueTask InitializeAsync()
    {
        _client = _account.CreateClient();
        _database = await _client.CreateDatabaseIfNotExistsAsync("arrays");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _account.DisposeAsync();
    }

    [Fact]
    public async Task Queries_find_the_same_with_the_index_and_without() => await Task.Run(() =>
        Prop.ForAll(Writes().ToArbitrary(), writes => CheckAsync(writes).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(30)));

    private async Task CheckAsync(IReadOnlyList<Write> writes)
    {
        var plain = await ContainerAsync($"plain{++_case}", indexed: false);
        var indexed = await ContainerAsync($"indexed{_case}", indexed: true);
        foreach (var write in writes)
        {
            Assert.Equal(await write.RunAsync(plain), await write.RunAsync(indexed));
        }

        foreach (var tag in Tags)
        {
            foreach (var order in (string[])["ORDER BY c.id", "ORDER BY c.id DESC"])
            {
                Assert.Equal(await IdsAsync(plain, tag, order), await IdsAsync(indexed, tag, order));
            }
        }
    }

    private async Task<Container> ContainerAsync(string id, bool indexed)
    {
        var properties = new ContainerProperties(id, "/pk");
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/*" });
        if (indexed)
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/deep/tags/[]/?" });
        }

        return await _database.CreateContainerAsync(properties);
    }

    private static async Task<List<string>> IdsAsync(Container container, string tag, string order)
    {
        var query = new QueryDefinition($"SELECT VALUE c.id FROM c WHERE ARRAY_CONTAINS(c.deep.tags, @tag) {order}").WithParameter("@tag", tag);
        using var pages = container.GetItemQueryIterator<string>(query, requestOptions: new QueryRequestOptions { MaxItemCount = PageSize });
        var ids = new List<string>();
        while (pages.HasMoreResults)
        {
            ids.AddRange(await pages.ReadNextAsync());
        }

        return ids;
    }

    private static Gen<IReadOnlyList<Write>> Writes() =>
        from writes in (
            from kind in Gen.Choose(0, Write.Kinds - 1)
            from id in Gen.Choose(0, 5)
            from tags in Gen.Frequency(
                (6, Gen.SubListOf(Tags.Concat(Tags)).Select(list => (JToken?)new JArray(list))),
                (1, Gen.Constant((JToken?)new JArray(1, "a", JValue.CreateNull(), new JArray("b"), new JObject()))),
                (1, Gen.Constant((JToken?)new JValue("a"))),
                (1, Gen.Constant((JToken?)null)))
            select new Write(kind, $"{id}", tags)).NonEmptyListOf()
        select (IReadOnlyList<Write>)[.. writes];

    private sealed record Write(int Kind, string Id, JToken? Tags)
    {
        public const int Kinds = 6;

        private static readonly PartitionKey Key = new("p");

        private JObject Document => new() { ["id"] = Id, ["pk"] = "p", ["deep"] = Tags is null ? new JObject() : new JObject { ["tags"] = Tags.DeepClone() } };

        /// <summary>The status of the answer.</summary>
        public async Task<int> RunAsync(Container container)
        {
            try
            {
                return (int)(Kind switch
                {
                    0 or 1 => (await container.UpsertItemAsync(Document, Key)).StatusCode,
                    2 => (await container.CreateItemAsync(Document, Key)).StatusCode,
                    3 => (await container.ReplaceItemAsync(Document, Id, Key)).StatusCode,
                    4 => (await container.DeleteItemAsync<JObject>(Id, Key)).StatusCode,
                    _ => (await container.PatchItemAsync<JObject>(Id, Key, [PatchOperation.Set("/deep", Document["deep"]!)])).StatusCode,
                });
            }
            catch (CosmosException fault) when ((int)fault.StatusCode is 404 or 409)
            {
                return (int)fault.StatusCode;
            }
        }
    }
}

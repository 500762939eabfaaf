using Microsoft.Azure.Cosmos;

namespace Stp.Embedded.Tests.Cosmos;

/// <summary>What every Cosmos account must do that the product uses, through the SDK. A subclass says which account.</summary>
public abstract class CosmosCompliance : IAsyncLifetime
{
    /// <summary>Keys <c>/pk</c>, with an index for the lists that the tests read.</summary>
    protected Container Items { get; private set; } = null!;

    /// <summary>As <see cref="Items"/>, and the path <c>/v</c> is indexed by name, and so are its elements where it is an array.</summary>
    protected Container Indexed { get; private set; } = null!;

    /// <summary>Keys of three levels: <c>/account</c>, <c>/instrument</c>, <c>/day</c>.</summary>
    protected Container Tree { get; private set; } = null!;

    protected CosmosClient Client { get; private set; } = null!;

    protected abstract CosmosClient CreateClient(Action<CosmosClientOptions>? configure = null);

    public virtual async ValueTask InitializeAsync()
    {
        Client = CreateClient();
        Database database = await Client.CreateDatabaseIfNotExistsAsync("compliance");
        Items = await database.CreateContainerIfNotExistsAsync(ItemsProperties("items"));
        var indexed = ItemsProperties("indexed");
        indexed.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/v/?" });
        indexed.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/v/a/b/?" });
        indexed.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/v/[]/?" });
        Indexed = await database.CreateContainerIfNotExistsAsync(indexed);
        Tree = await database.CreateContainerIfNotExistsAsync(new ContainerProperties("tree", ["/account", "/instrument", "/day"]));
    }

    public virtual ValueTask DisposeAsync()
    {
        Client.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static ContainerProperties ItemsProperties(string id)
    {
        var properties = new ContainerProperties(id, "/pk");
        properties.IndexingPolicy.CompositeIndexes.Add(
        [
            new CompositePath { Path = "/kind", Order = CompositePathSortOrder.Ascending },
            new CompositePath { Path = "/rank", Order = CompositePathSortOrder.Descending },
        ]);
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/account/?" });
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/*" });
        return properties;
    }
}

using Microsoft.Azure.Cosmos;

namespace Stp.Embedded.Tests.Cosmos;

public sealed class EmbeddedPointOperations : PointOperations
{
    private readonly EmbeddedAccount _account = new();

    protected override CosmosClient CreateClient(Action<CosmosClientOptions>? configure = null) => _account.CreateClient(configure);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _account.DisposeAsync();
    }
}

public sealed class EmbeddedBatchOperations : BatchOperations
{
    private readonly EmbeddedAccount _account = new();

    protected override CosmosClient CreateClient(Action<CosmosClientOptions>? configure = null) => _account.CreateClient(configure);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _account.DisposeAsync();
    }
}

public sealed class EmbeddedQueries : Queries
{
    private readonly EmbeddedAccount _account = new();

    protected override CosmosClient CreateClient(Action<CosmosClientOptions>? configure = null) => _account.CreateClient(configure);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _account.DisposeAsync();
    }
}

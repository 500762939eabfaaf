using Microsoft.Azure.Cosmos;

namespace Stp.Functions.Cosmos;

/// <summary>The containers, through two clients: one that answers each call at once, and one that gathers calls into bulk requests.</summary>
/// <param name="client">A client without bulk execution.</param>
/// <param name="bulkClient">A client with <see cref="CosmosClientOptions.AllowBulkExecution"/>.</param>
internal sealed class StpDatabase(CosmosClient client, CosmosClient bulkClient) : IDisposable
{
    public CosmosClient Client => client;

    public Container Trades { get; } = client.GetContainer(StpContainers.Database, StpContainers.Trades);

    public Container TradesInBulk { get; } = bulkClient.GetContainer(StpContainers.Database, StpContainers.Trades);

    public Container Positions { get; } = client.GetContainer(StpContainers.Database, StpContainers.Positions);

    public Container Exceptions { get; } = client.GetContainer(StpContainers.Database, StpContainers.Exceptions);

    public Container Feeds { get; } = client.GetContainer(StpContainers.Database, StpContainers.Feeds);

    public Container Statements { get; } = client.GetContainer(StpContainers.Database, StpContainers.Statements);

    public Container SettlementPrices { get; } = client.GetContainer(StpContainers.Database, StpContainers.SettlementPrices);

    public Container EndOfDay { get; } = client.GetContainer(StpContainers.Database, StpContainers.EndOfDay);

    public Container Audit { get; } = client.GetContainer(StpContainers.Database, StpContainers.Audit);

    public Container Idempotency { get; } = client.GetContainer(StpContainers.Database, StpContainers.Idempotency);

    public Container Stamps { get; } = client.GetContainer(StpContainers.Database, StpContainers.Stamps);

    public void Dispose()
    {
        client.Dispose();
        bulkClient.Dispose();
    }
}

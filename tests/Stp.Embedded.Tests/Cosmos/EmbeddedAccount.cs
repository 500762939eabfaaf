using Microsoft.Azure.Cosmos;
using Stp.Embedded.Cosmos;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tests.Cosmos;

/// <summary>An embedded account in a folder of its own.</summary>
internal sealed class EmbeddedAccount : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "stp-cosmos-" + Guid.NewGuid().ToString("N"));

    public EmbeddedAccount() => Store = Open();

    public SqliteStore Store { get; private set; }

    public CosmosClient CreateClient(Action<CosmosClientOptions>? configure = null, Func<HttpMessageHandler, HttpMessageHandler>? wrap = null) =>
        EmbeddedCosmos.CreateClient(Store, configure, wrap);

    /// <summary>Closes the store and opens the file again, as a new process would.</summary>
    public async Task RestartAsync()
    {
        await Store.DisposeAsync();
        Store = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private SqliteStore Open() => SqliteStore.Open(Path.Combine(_folder, "stp.db"));
}

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Stp.Domain.Reference;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables;
using Stp.Functions.Reference;

namespace Stp.Embedded.Tests.Tables;

/// <summary>The function app's reference store over the embedded tables.</summary>
public sealed class ReferenceOverTablesTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stp-reference-tables").FullName;
    private readonly SqliteStore _store;

    public ReferenceOverTablesTests() => _store = SqliteStore.Open(Path.Combine(_folder, "stp.db"));

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_import_is_served_and_a_second_one_changes_nothing()
    {
        var account = await EmbeddedTableServiceClient.OpenAsync(_store, TimeProvider.System);
        var reference = new TableReferenceStore(account.GetTableClient(TableReferenceStore.TableName), TimeProvider.System);
        var entries = Enumerable.Range(0, 1_234)
            .Select(i => new ReferenceEntry(ReferenceMap.Accounts, "cme", $"A/{i}", new Dictionary<string, string> { ["account"] = $"H{i}" }))
            .ToList();

        Assert.Equal(1_234, (await reference.ImportAsync(entries, default)).Added);
        var version = await reference.GetVersionAsync(default);
        Assert.Equal(1_234, (await reference.ImportAsync(entries, default)).Unchanged);

        Assert.Equal(version, await reference.GetVersionAsync(default));
        var cache = new ReferenceCache(reference, TimeProvider.System, Options.Create(new ReferenceCacheOptions()), NullLogger<ReferenceCache>.Instance);
        var snapshot = await cache.GetAsync(default);
        Assert.Equal(1_234, snapshot.Count);
        Assert.True(snapshot.TryAccount("cme", "A/7", DateOnly.MaxValue, out var found));
        Assert.Equal("H7", found.Account);
    }
}

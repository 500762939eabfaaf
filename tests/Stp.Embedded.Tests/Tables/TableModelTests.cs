using Azure;
using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables;

namespace Stp.Embedded.Tests.Tables;

/// <summary>Any sequence of writes leaves what a dictionary would hold, and fails where the dictionary says it must.</summary>
public sealed class TableModelTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stp-tables-model").FullName;
    private readonly SqliteStore _store;
    private int _tables;

    public TableModelTests() => _store = SqliteStore.Open(Path.Combine(_folder, "stp.db"));

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Any_sequence_of_writes_leaves_what_the_model_holds()
    {
        var account = await EmbeddedTableServiceClient.OpenAsync(_store, TimeProvider.System);
        var step = from kind in Gen.Choose(0, 5) from row in Gen.Choose(0, 2) from value in Gen.Choose(0, 9) from stale in Gen.Choose(0, 3) select new Step(kind, row, value, stale == 0);

        await Task.Run(() => Prop.ForAll(step.ListOf().ToArbitrary(), steps => RunAsync(account, steps).GetAwaiter().GetResult()).QuickCheckThrowOnFailure());
    }

    private async Task<bool> RunAsync(TableServiceClient account, IEnumerable<Step> steps)
    {
        var table = account.GetTableClient($"model{_tables++}");
        await table.CreateAsync();
        var model = new Dictionary<string, (int Value, ETag Version)>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            var expected = step.Expected(model);
            var (status, version) = await step.WriteAsync(table, model);
            if (status != expected)
            {
                return false;
            }

            if (status == 204)
            {
                step.Apply(model, version);
            }
        }

        var stored = new Dictionary<string, (int, ETag)>(StringComparer.Ordinal);
        await foreach (var entity in table.QueryAsync<TableEntity>("PartitionKey eq 'p'"))
        {
            stored.Add(entity.RowKey, (entity.GetInt32("V")!.Value, entity.ETag));
        }

        return stored.Count == model.Count && model.All(row => stored[row.Key] == row.Value);
    }

    /// <summary>Kind: 0 add, 1 upsert, 2 update, 3 delete, 4 update in a transaction, 5 delete in a transaction.</summary>
    private sealed record Step(int Kind, int Row, int Value, bool Stale)
    {
        private static readonly ETag Old = new("W/\"0\"");

        private string Key => $"r{Row}";

        private TableEntity Entity => new("p", Key) { ["V"] = Value };

        public int Expected(Dictionary<string, (int Value, ETag Version)> model) => (Kind, model.ContainsKey(Key)) switch
        {
            (0, true) => 409,
            (0 or 1, _) => 204,
            (_, false) => 404,
            _ => Stale ? 412 : 204,
        };

        public void Apply(Dictionary<string, (int Value, ETag Version)> model, ETag version)
        {
            if (Kind is 3 or 5)
            {
                model.Remove(Key);
            }
            else
            {
                model[Key] = (Value, version);
            }
        }

        public async Task<(int Status, ETag Version)> WriteAsync(TableClient table, Dictionary<string, (int Value, ETag Version)> model)
        {
            var version = Stale || !model.TryGetValue(Key, out var current) ? Old : current.Version;
            try
            {
                var answer = Kind switch
                {
                    0 => await table.AddEntityAsync(Entity),
                    1 => await table.UpsertEntityAsync(Entity, TableUpdateMode.Replace),
                    2 => await table.UpdateEntityAsync(Entity, version),
                    3 => await table.DeleteEntityAsync("p", Key, version),
                    4 => (await table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateReplace, Entity, version)])).Value[0],
                    _ => (await table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, Entity, version)])).Value[0],
                };
                return (answer.Status, answer.Headers.ETag ?? default);
            }
            catch (RequestFailedException fault)
            {
                return (fault.Status, default);
            }
        }
    }
}

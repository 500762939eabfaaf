using System.Collections.Concurrent;
using System.Text.Json;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Catalog;

/// <summary>Databases and containers. They are few, change only by <see cref="ReplaceContainerAsync"/>, and are kept in memory.</summary>
internal sealed class CosmosCatalog(SqliteStore store)
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS cosmos_databases(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS cosmos_containers(number INTEGER PRIMARY KEY, database INTEGER NOT NULL REFERENCES cosmos_databases, id TEXT NOT NULL, definition BLOB NOT NULL, UNIQUE(database, id));
        CREATE TABLE IF NOT EXISTS cosmos_runs(number INTEGER PRIMARY KEY);
        """;

    private readonly ConcurrentDictionary<string, DatabaseInfo> _databases = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Database, string Container), ContainerInfo> _containers = new();

    /// <summary>Makes the tables and counts this start, which makes the tags of this process differ from all others.</summary>
    public Task<long> StartAsync() => store.WriteAsync(session =>
    {
        session.Run(Schema);
        return session.First("INSERT INTO cosmos_runs DEFAULT VALUES RETURNING number", row => row.GetInt64(0));
    });

    /// <summary>The database by name or resource id, or a 404.</summary>
    public DatabaseInfo Database(string id)
    {
        if (_databases.TryGetValue(id, out var known))
        {
            return known;
        }

        var found = store.Read(session => session.All("SELECT id, number FROM cosmos_databases", row => new DatabaseInfo(row.GetString(0), row.GetInt64(1))))
            .Find(item => string.Equals(item.Id, id, StringComparison.Ordinal) || string.Equals(item.ResourceId, id, StringComparison.Ordinal));
        return found is null
            ? throw new GatewayFault(System.Net.HttpStatusCode.NotFound, $"There is no database {id}.", SubStatus.OwnerNotFound)
            : _databases.GetOrAdd(id, found);
    }

    /// <summary>The container by names or resource ids, or a 404.</summary>
    public ContainerInfo Container(string databaseId, string id)
    {
        if (_containers.TryGetValue((databaseId, id), out var known))
        {
            return known;
        }

        var database = Database(databaseId);
        var found = store.Read(session => session.All(
                "SELECT id, number, definition FROM cosmos_containers WHERE database = ?1",
                row => new ContainerInfo(database.Id, database.Number, row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)),
                database.Number))
            .Find(item => string.Equals(item.Id, id, StringComparison.Ordinal) || string.Equals(item.ResourceId, id, StringComparison.Ordinal));
        return found is null
            ? throw new GatewayFault(System.Net.HttpStatusCode.NotFound, $"There is no container {id} in {database.Id}.", SubStatus.OwnerNotFound)
            : _containers.GetOrAdd((databaseId, id), found);
    }

    public async Task<DatabaseInfo> CreateDatabaseAsync(ReadOnlyMemory<byte> body)
    {
        var id = IdOf(body);
        var number = await store.WriteAsync(session =>
            session.First("INSERT INTO cosmos_databases(id) VALUES(?1) ON CONFLICT DO NOTHING RETURNING number", row => row.GetInt64(0), id));
        return number == 0 ? throw Exists("database", id) : new DatabaseInfo(id, number);
    }

    public async Task<ContainerInfo> CreateContainerAsync(string databaseId, ReadOnlyMemory<byte> body)
    {
        var database = Database(databaseId);
        var (id, definition) = (IdOf(body), body.ToArray());
        return await store.WriteAsync(session =>
        {
            var number = session.First(
                "INSERT INTO cosmos_containers(database, id, definition) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING RETURNING number",
                row => row.GetInt64(0),
                database.Number,
                id,
                definition);
            var container = number == 0 ? throw Exists("container", id) : new ContainerInfo(database.Id, database.Number, id, number, definition);
            container.Table.Create(session);
            return container;
        });
    }

    /// <summary>Gives a container the indexes of another definition. Its partition key cannot change.</summary>
    /// <remarks>Another client of the store keeps the definition that it has read: indexes are brought up to date before anything else runs.</remarks>
    public async Task<ContainerInfo> ReplaceContainerAsync(string databaseId, string id, ReadOnlyMemory<byte> body)
    {
        var current = Container(databaseId, id);
        var definition = body.ToArray();
        var next = new ContainerInfo(Database(databaseId).Id, current.DatabaseNumber, IdOf(body), current.Number, definition);
        if (next.Id != current.Id || !next.PartitionKey.Paths.SequenceEqual(current.PartitionKey.Paths))
        {
            throw GatewayFault.BadRequest("The id and the partition key of a container cannot be changed.");
        }

        if (next.Table.IsStoredLike(current.Table))
        {
            return current;
        }

        await store.WriteAsync(session => Replace(session, Database(databaseId).Id, next, definition));
        foreach (var name in _containers.Where(known => known.Value.Number == current.Number).Select(known => known.Key))
        {
            _containers.TryRemove(name, out _);
        }

        return next;
    }

    /// <summary>Changes the stored definition, from what it is now: a process that starts beside this one may have done it already.</summary>
    private static bool Replace(SqliteSession session, string database, ContainerInfo next, byte[] definition)
    {
        var stored = session.First("SELECT definition FROM cosmos_containers WHERE number = ?1", row => row.GetFieldValue<byte[]>(0), next.Number)!;
        var current = new ContainerInfo(database, next.DatabaseNumber, next.Id, next.Number, stored);
        if (!next.Table.IsStoredLike(current.Table))
        {
            TableRebuild.Run(session, current, next);
            session.Run("UPDATE cosmos_containers SET definition = ?2 WHERE number = ?1", next.Number, definition);
        }

        return true;
    }

    private static GatewayFault Exists(string what, string id) => new(System.Net.HttpStatusCode.Conflict, $"The {what} {id} exists.");

    private static string IdOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("id", out var id) && id.GetString() is { Length: > 0 } text && text.AsSpan().IndexOfAny("/\\?#") < 0
                ? text
                : throw GatewayFault.BadRequest("The id is missing, or contains one of / \\ ? #.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw GatewayFault.BadRequest("The definition is not a JSON object: " + fault.Message);
        }
    }
}

using Microsoft.Data.Sqlite;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tables;

/// <summary>The rows of tables and entities. Keys order as their UTF-8 bytes.</summary>
internal static class TableRows
{
    private const string Columns = "SELECT partition_key, row_key, version, written_at, body FROM az_entities WHERE table_id = ?1";
    private const string Order = " ORDER BY partition_key, row_key LIMIT ";

    private static readonly string[] Schema =
    [
        "CREATE TABLE IF NOT EXISTS az_tables(id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE)",
        """
        CREATE TABLE IF NOT EXISTS az_entities(
            table_id INTEGER NOT NULL, partition_key TEXT NOT NULL, row_key TEXT NOT NULL,
            version INTEGER NOT NULL, written_at INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY(table_id, partition_key, row_key)) WITHOUT ROWID
        """,
        // One counter for all versions: an entity that is deleted and added again never gets an old version back.
        "CREATE TABLE IF NOT EXISTS az_versions(id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL)",
        "INSERT INTO az_versions(id, last) VALUES (1, 0) ON CONFLICT DO NOTHING",
    ];

    public static int CreateSchema(SqliteSession session) => Schema.Sum(statement => session.Run(statement));

    public static long? FindTable(SqliteSession session, string table) =>
        session.First("SELECT id FROM az_tables WHERE name = ?1", row => (long?)row.GetInt64(0), table);

    public static List<string> Tables(SqliteSession session, string after, int limit) =>
        session.All("SELECT name FROM az_tables WHERE name > ?1 ORDER BY name LIMIT ?2", row => row.GetString(0), after, limit);

    /// <summary>False where the table is there already.</summary>
    public static bool CreateTable(SqliteSession session, string table) =>
        session.Run("INSERT INTO az_tables(name) VALUES (?1) ON CONFLICT DO NOTHING", table) == 1;

    /// <summary>False where there is no such table.</summary>
    public static bool DeleteTable(SqliteSession session, string table)
    {
        session.Run("DELETE FROM az_entities WHERE table_id = (SELECT id FROM az_tables WHERE name = ?1)", table);
        return session.Run("DELETE FROM az_tables WHERE name = ?1", table) == 1;
    }

    public static StoredEntity? Find(SqliteSession session, long table, string partitionKey, string rowKey) =>
        session.First(Columns + " AND partition_key = ?2 AND row_key = ?3", Entity, table, partitionKey, rowKey);

    /// <summary>Writes the entity and returns its new version.</summary>
    public static long Put(
        SqliteSession session,
        long table,
        string partitionKey,
        string rowKey,
        IReadOnlyDictionary<string, object> properties,
        DateTimeOffset now)
    {
        var version = session.First("UPDATE az_versions SET last = last + 1 WHERE id = 1 RETURNING last", row => row.GetInt64(0));
        session.Run(
            """
            INSERT INTO az_entities(table_id, partition_key, row_key, version, written_at, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO UPDATE SET version = excluded.version, written_at = excluded.written_at, body = excluded.body
            """,
            table,
            partitionKey,
            rowKey,
            version,
            now.UtcTicks,
            EntityCodec.Write(properties));
        return version;
    }

    public static void Delete(SqliteSession session, long table, string partitionKey, string rowKey) =>
        session.Run("DELETE FROM az_entities WHERE table_id = ?1 AND partition_key = ?2 AND row_key = ?3", table, partitionKey, rowKey);

    /// <summary>Entities in the order of their keys, of one partition or of all, after a key or from the start.</summary>
    public static List<StoredEntity> Scan(SqliteSession session, long table, string? partition, EntityKey? after, int limit) =>
        (partition, after) switch
    {
        (null, null) => session.All(Columns + Order + "?2", Entity, table, limit),
        (null, { } key) => session.All(
            Columns + " AND (partition_key, row_key) > (?2, ?3)" + Order + "?4", Entity, table, key.PartitionKey, key.RowKey, limit),
        ({ }, null) => session.All(Columns + " AND partition_key = ?2" + Order + "?3", Entity, table, partition, limit),
        ({ }, { } key) => session.All(
            Columns + " AND partition_key = ?2 AND (partition_key, row_key) > (?3, ?4)" + Order + "?5",
            Entity,
            table,
            partition,
            key.PartitionKey,
            key.RowKey,
            limit),
    };

    private static StoredEntity Entity(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt64(2),
        new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
        EntityCodec.Read(row.GetFieldValue<byte[]>(4)));
}

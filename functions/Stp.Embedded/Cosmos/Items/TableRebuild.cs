using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>Moves the documents of a container into a table with other indexes. Numbers, tags and times stay: links to a next page hold.</summary>
internal static class TableRebuild
{
    private const string Columns = "number, id, pk, etag, ts, body, epk";

    /// <summary>Puts the table of <paramref name="next"/> in the place of that of <paramref name="current"/>; both have one name.</summary>
    public static void Run(SqliteSession session, ContainerInfo current, ContainerInfo next)
    {
        var (table, old) = (next.Table.Name, $"{next.Table.Name}_old");
        foreach (var index in session.All("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL", row => row.GetString(0), table))
        {
            session.Run($"DROP INDEX {index}");
        }

        foreach (var array in current.Table.Arrays)
        {
            session.Run($"DROP TABLE {array.Name}");
        }

        session.Run($"ALTER TABLE {table} RENAME TO {old}");
        next.Table.Create(session);
        session.Run($"INSERT INTO {table}({Columns}) SELECT {Columns} FROM {old} ORDER BY number");
        Index(session, next, old);
        session.Run($"DROP TABLE {old}");
    }

    /// <summary>Reads each document for the values that the new indexes hold.</summary>
    private static void Index(SqliteSession session, ContainerInfo next, string old)
    {
        using var rows = session.Call($"SELECT number, body FROM {old}");
        while (rows.Step())
        {
            var number = rows.Integer(0);
            var item = ItemReader.Prepare(rows.Utf8(1).ToArray(), next, partitionKey: null);
            if (next.Table.UpdateIndexed is { } statement)
            {
                using var update = session.Call(statement);
                update.Bind(1, number);
                item.BindIndexed(update);
                update.Execute();
            }

            ArrayRows.Insert(session, next.Table, item, number);
        }
    }
}

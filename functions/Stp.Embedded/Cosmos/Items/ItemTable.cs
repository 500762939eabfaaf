using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Sql;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>The table of a container, and the statements on it.</summary>
/// <remarks>
/// <c>number</c> numbers the documents in the order of their creation and is the last column of every index, which makes pages by
/// "after this key and number" a plain index range. Ids come first in the unique index, because a query by id alone is common.
/// </remarks>
internal sealed class ItemTable(ContainerInfo container)
{
    public string Name { get; } = $"cosmos_items_{container.Number}";

    private bool Hashed => container.PartitionKey.IsHierarchical;

    public string Insert => field ??= Hashed
        ? $"INSERT INTO {Name}(id, pk, etag, ts, body, epk) VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING RETURNING number"
        : $"INSERT INTO {Name}(id, pk, etag, ts, body) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING RETURNING number";

    public string Update => field ??= $"UPDATE {Name} SET etag = ?3, ts = ?4, body = ?5 WHERE id = ?1 AND pk = ?2 RETURNING number";

    public string UpdateIfMatch => field ??= $"UPDATE {Name} SET etag = ?3, ts = ?4, body = ?5 WHERE id = ?1 AND pk = ?2 AND etag = ?6 RETURNING number";

    public string Delete => field ??= $"DELETE FROM {Name} WHERE id = ?1 AND pk = ?2 RETURNING number";

    public string DeleteIfMatch => field ??= $"DELETE FROM {Name} WHERE id = ?1 AND pk = ?2 AND etag = ?3 RETURNING number";

    public string Find => field ??= $"SELECT number, etag, ts, body FROM {Name} WHERE id = ?1 AND pk = ?2";

    public string Exists => field ??= $"SELECT number FROM {Name} WHERE id = ?1 AND pk = ?2";

    public void Create(SqliteSession session)
    {
        session.Run($"CREATE TABLE {Name}(number INTEGER PRIMARY KEY, id TEXT NOT NULL, pk TEXT NOT NULL, etag INTEGER NOT NULL, ts INTEGER NOT NULL, body TEXT NOT NULL{(Hashed ? ", epk BLOB NOT NULL" : string.Empty)})");
        session.Run($"CREATE UNIQUE INDEX {Name}_id ON {Name}(id, pk)");
        if (!container.PartitionKey.IsId)
        {
            session.Run($"CREATE INDEX {Name}_pk ON {Name}({(Hashed ? "epk" : "pk")})");
        }

        var paths = container.Indexing.Included.Select(path => new CompositeIndex([(path, false)])).Concat(container.Indexing.Composite);
        foreach (var (place, index) in paths.Index())
        {
            var columns = index.Columns.Select(column => Operand.Of(column.Path).Value + (column.Descending ? " DESC" : string.Empty));
            session.Run($"CREATE INDEX {Name}_{place} ON {Name}({string.Join(", ", columns)})");
        }
    }
}

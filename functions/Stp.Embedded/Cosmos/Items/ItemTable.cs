using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Sql;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>The table of a container, and the statements on it.</summary>
/// <remarks>
/// <c>number</c> numbers the documents in the order of their creation and is the last column of every index, which makes pages by
/// "after this key and number" a plain index range. Ids come first in the unique index, because a query by id alone is common. Values at
/// indexed paths are columns: an index on <c>json_extract</c> parses the document for each, which costs more than all the rest.
/// </remarks>
internal sealed class ItemTable
{
    /// <summary>Parameters of a write before those of the columns: id, key, tag, time, text, hash or expected tag.</summary>
    public const int FirstColumnParameter = 7;

    /// <summary>Paths read of each document: a bit each in the reader.</summary>
    private const int MaxPaths = 64;

    private readonly ContainerInfo _container;
    private readonly JsonPath[] _columns;

    public ItemTable(ContainerInfo container)
    {
        _container = container;
        Name = $"cosmos_items_{container.Number}";
        _columns = [.. container.Indexing.All.SelectMany(index => index.Columns).Select(column => column.Path).Where(path => !IsBuiltIn(path)).Distinct()];
        Arrays = [.. container.Indexing.Arrays.Select((path, place) => new ArrayIndex(Name, place, path))];
        Read = [.. container.PartitionKey.Paths, .. _columns, .. container.Indexing.Arrays];
        if (Read.Length > MaxPaths)
        {
            throw GatewayFault.NotSupported($"more than {MaxPaths} paths in the partition key and the indexes of a container");
        }

        var names = string.Concat(_columns.Select((_, place) => $", k{place}"));
        var values = string.Concat(_columns.Select((_, place) => $", ?{FirstColumnParameter + place}"));
        var changes = string.Concat(_columns.Select((_, place) => $", k{place} = ?{FirstColumnParameter + place}"));
        Insert = $"INSERT INTO {Name}(id, pk, etag, ts, body, epk{names}) VALUES(?1, ?2, ?3, ?4, ?5, ?6{values}) ON CONFLICT DO NOTHING";
        Update = $"UPDATE {Name} SET etag = ?3, ts = ?4, body = ?5{changes} WHERE id = ?1 AND pk = ?2";
        UpdateIndexed = _columns.Length == 0 ? null : $"UPDATE {Name} SET {changes[", ".Length..]} WHERE number = ?1";
        UpdateIfMatch = $"UPDATE {Name} SET etag = ?3, ts = ?4, body = ?5{changes} WHERE id = ?1 AND pk = ?2 AND etag = ?6";
        Delete = $"DELETE FROM {Name} WHERE id = ?1 AND pk = ?2";
        DeleteIfMatch = $"DELETE FROM {Name} WHERE id = ?1 AND pk = ?2 AND etag = ?3";
        Find = $"SELECT number, etag, ts, body FROM {Name} WHERE id = ?1 AND pk = ?2";
        Exists = $"SELECT number FROM {Name} WHERE id = ?1 AND pk = ?2";
    }

    public string Name { get; }

    /// <summary>What is read of each document before it is stored: the partition key, then the indexed paths, then the indexed arrays.</summary>
    public JsonPath[] Read { get; }

    public IReadOnlyList<ArrayIndex> Arrays { get; }

    public string Insert { get; }

    public string Update { get; }

    /// <summary>Sets the columns of indexed values, and them alone, of the document with a number; null where there are none.</summary>
    public string? UpdateIndexed { get; }

    public string UpdateIfMatch { get; }

    public string Delete { get; }

    public string DeleteIfMatch { get; }

    public string Find { get; }

    public string Exists { get; }

    /// <summary>A path as expressions on this table.</summary>
    public Operand Operand(JsonPath path) => path.Names switch
    {
        ["id"] => new Operand("id", "'text'", IsColumn: true),
        ["_ts"] => new Operand("ts", "'integer'", IsColumn: true),
        ["_rid" or "_self" or "_etag" or "_attachments"] => throw GatewayFault.NotSupported($"{path} in WHERE or ORDER BY"),
        _ when System.Array.IndexOf(_columns, path) is >= 0 and var place => Sql.Operand.Column($"k{place}"),
        _ => Sql.Operand.Json(path),
    };

    /// <summary>Name of the index over values that stands at a place in the policy.</summary>
    public string IndexName(int place) => $"{Name}_{place}";

    /// <summary>The index of an array's elements, or null.</summary>
    public ArrayIndex? Array(JsonPath path) => Arrays.FirstOrDefault(array => array.Path.Equals(path));

    /// <summary>Makes the table and its indexes.</summary>
    public void Create(SqliteSession session)
    {
        foreach (var statement in Schema())
        {
            session.Run(statement);
        }
    }

    /// <summary>Whether another table of the container keeps the same values in the same columns and indexes.</summary>
    public bool IsStoredLike(ItemTable other) => Read.SequenceEqual(other.Read) && Schema().SequenceEqual(other.Schema());

    private IEnumerable<string> Schema()
    {
        // epk is only set for hierarchical keys. The columns have no type, so that values keep theirs.
        var columns = string.Concat(_columns.Select((_, place) => $", k{place}"));
        yield return $"CREATE TABLE {Name}(number INTEGER PRIMARY KEY, id TEXT NOT NULL, pk TEXT NOT NULL, etag INTEGER NOT NULL, ts INTEGER NOT NULL, body TEXT NOT NULL, epk BLOB{columns})";
        yield return $"CREATE UNIQUE INDEX {Name}_id ON {Name}(id, pk)";
        if (!_container.PartitionKey.IsId)
        {
            yield return $"CREATE INDEX {Name}_pk ON {Name}({(_container.PartitionKey.IsHierarchical ? "epk" : "pk")})";
        }

        foreach (var (place, index) in _container.Indexing.All.Index())
        {
            yield return $"CREATE INDEX {IndexName(place)} ON {Name}({string.Join(", ", index.Columns.Select(column => Operand(column.Path).Value + (column.Descending ? " DESC" : string.Empty)))})";
        }

        foreach (var array in Arrays)
        {
            yield return array.Schema;
        }
    }

    private static bool IsBuiltIn(JsonPath path) => path.Names is ["id" or "_ts"];
}

using Azure;
using Azure.Data.Tables;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables.Filters;

namespace Stp.Embedded.Tables;

/// <summary>Reads the entities of a table that satisfy a filter, page by page.</summary>
internal sealed class EntityQuery(string table, TableFilter filter, IReadOnlySet<string>? selected)
{
    /// <summary>The service's own limit of a page.</summary>
    public const int MaxPageSize = 1_000;

    /// <summary>
    /// Entities looked at for one page; a page may be short, even empty, and still name a next one, as the service's may.
    /// </summary>
    public const int MaxScanned = 10_000;

    private const int Chunk = 500;

    public static int PageSize(int? asked) => asked switch
    {
        null => MaxPageSize,
        >= 1 and <= MaxPageSize => asked.Value,
        _ => throw TableFault.Invalid($"A page has 1 to {MaxPageSize} entities, not {asked}."),
    };

    public Page<T> ReadPage<T>(SqliteStore store, string? token, int? size)
        where T : class, ITableEntity
    {
        var limit = PageSize(size);
        var (matches, next) = store.Read(session => Read(session, token is null ? null : EntityKey.Parse(token), limit));
        var entities = matches.ConvertAll(match => EntityBinder.Create<T>(match, selected));
        return Page<T>.FromValues(entities, next?.ToToken(), new EmbeddedResponse(200));
    }

    private (List<StoredEntity> Matches, EntityKey? Next) Read(SqliteSession session, EntityKey? after, int limit)
    {
        var id = TableRows.FindTable(session, table) ?? throw TableFault.TableNotFound(table);
        var partition = filter.Partition;
        var matches = new List<StoredEntity>();
        for (var scanned = 0; scanned < MaxScanned; scanned += Chunk)
        {
            var entities = TableRows.Scan(session, id, partition, after, Chunk);
            foreach (var entity in entities)
            {
                after = new EntityKey(entity.PartitionKey, entity.RowKey);
                if (filter.Matches(entity.Find))
                {
                    matches.Add(entity);
                    if (matches.Count == limit)
                    {
                        return (matches, after);
                    }
                }
            }

            if (entities.Count < Chunk)
            {
                return (matches, null);
            }
        }

        return (matches, after);
    }
}

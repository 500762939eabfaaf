using System.Buffers;
using System.Text;
using System.Text.Json;
using SQLitePCL;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Sql;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>Answers queries and feeds page by page.</summary>
internal sealed class QueryRunner(SqliteStore store)
{
    private const int DefaultPageSize = 100;
    private const int MaxPageSize = 1_000;

    /// <summary>Reads the next page.</summary>
    public QueryPage Run(ContainerInfo container, QueryScope scope, QueryText text, string? continuation, string? pageSize)
    {
        RequireCompositeIndex(container, text.Query);
        var after = Continuation.Read(continuation, text.Fingerprint);
        var statement = new PageStatement(container, scope, text.Query);
        if (after is not null && after.Keys.Count != statement.KeyCount)
        {
            throw GatewayFault.BadRequest("The continuation belongs to another query.");
        }

        return store.Read(session => text.Query.Select switch
        {
            SqlSelect.Count count => Count(session, container, statement, count),
            SqlSelect.Groups groups => GroupPage.Read(session, container, statement, groups),
            _ => Page(session, container, statement, text, after, SizeOf(pageSize)),
        });
    }

    private static int SizeOf(string? header) =>
        int.TryParse(header, out var size) && size > 0 ? Math.Min(size, MaxPageSize) : DefaultPageSize;

    /// <summary>The service serves an ORDER BY over several paths only from a composite index. Found out here rather than in Azure.</summary>
    private static void RequireCompositeIndex(ContainerInfo container, SqlQuery query)
    {
        if (query.OrderBy.Count > 1 && !container.Indexing.Composite.Any(index => index.Serves(query.OrderBy)))
        {
            throw GatewayFault.BadRequest("The order by query does not have a corresponding composite index that it can be served from.");
        }
    }

    private static QueryPage Count(SqliteSession session, ContainerInfo container, PageStatement statement, SqlSelect.Count count)
    {
        using var call = statement.Count().Call(session);
        call.Step();
        var page = new QueryPage(container);
        page.Add().Write(Encoding.UTF8.GetBytes(count.Name is null ? $"{call.Integer(0)}" : $"{{{JsonSerializer.Serialize(count.Name)}:{call.Integer(0)}}}"));
        return page;
    }

    private static QueryPage Page(SqliteSession session, ContainerInfo container, PageStatement statement, QueryText text, Continuation? after, int size)
    {
        var page = new QueryPage(container);
        var projection = new Projection(container, text.Query.Select);
        var remaining = after is null ? text.Query.Limit : after.Remaining;
        var wanted = Math.Min(size, remaining ?? long.MaxValue);
        var (read, last) = (0L, after);
        foreach (var part in statement.Parts(after))
        {
            // One more than wanted tells whether another page follows.
            using var call = part(wanted - read + 1).Call(session);
            while (call.Step())
            {
                if (read == wanted || page.IsFull)
                {
                    var left = remaining - read;
                    page.Next = left is 0 ? null : last! with { Remaining = left };
                    return page;
                }

                projection.Write(page, call);
                read++;
                // Only the last document of a page is needed; its key is read while the row is at hand.
                last = read == wanted || page.IsFull ? KeyOf(call, text.Fingerprint, statement.KeyCount) : last;
            }
        }

        return page;
    }

    private static Continuation KeyOf(SqliteCall call, ulong fingerprint, int count)
    {
        var keys = new SqlValue[count];
        for (var i = 0; i < keys.Length; i++)
        {
            var column = PageStatement.FixedColumns + i;
            keys[i] = call.Kind(column) switch
            {
                raw.SQLITE_INTEGER => SqlValue.Of(call.Integer(column)),
                raw.SQLITE_FLOAT => SqlValue.Of(call.Real(column)),
                raw.SQLITE_TEXT => SqlValue.Of(Encoding.UTF8.GetString(call.Utf8(column))),
                raw.SQLITE_BLOB => SqlValue.TypeName(Encoding.ASCII.GetString(call.Utf8(column))),
                _ => SqlValue.Null,
            };
        }

        return new Continuation(fingerprint, keys, call.Integer(0), null);
    }
}

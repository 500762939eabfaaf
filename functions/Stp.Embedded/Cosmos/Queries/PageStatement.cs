using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Sql;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>Writes the statement that reads one page of a query.</summary>
/// <remarks>
/// Documents are ordered by the sort paths and then by their number, as SQLite's indexes are. In a descending order by a path without a
/// column, documents with null there come last; they are a part of their own, because "below the value, or null" is no range.
/// </remarks>
internal sealed class PageStatement(ContainerInfo container, QueryScope scope, SqlQuery query)
{
    /// <summary>Columns before the sort values.</summary>
    public const int FixedColumns = 4;

    private readonly Operand[] _order = [.. query.OrderBy.Select(order => container.Table.Operand(order.Path))];

    private bool NumberDescends => query.OrderBy is [{ Descending: true }, ..];

    public SqliteText Count()
    {
        var sql = new SqliteText().Append($"SELECT count(*) FROM {container.Table.Name} WHERE ");
        WriteFilter(sql);
        return sql;
    }

    /// <summary>The statements that together read on from <paramref name="after"/>, in order.</summary>
    public IEnumerable<Func<long, SqliteText>> Parts(Continuation? after)
    {
        if (after is null)
        {
            yield return limit => Page(limit, query.Offset, _ => { });
            yield break;
        }

        yield return limit => Page(limit, 0, sql => WriteAfter(sql, after));
        if (_order is [{ IsColumn: false }, ..] && query.OrderBy[0].Descending && after.Keys[0].Kind != SqlValueKind.Null)
        {
            yield return limit => Page(limit, 0, sql => sql.Append($" AND {_order[0].Value} IS NULL"));
        }
    }

    private SqliteText Page(long limit, long offset, Action<SqliteText> writeAfter)
    {
        var sql = new SqliteText().Append("SELECT number, etag, ts, body");
        foreach (var operand in _order)
        {
            sql.Append(", ").Append(operand.Value);
        }

        sql.Append($" FROM {container.Table.Name} WHERE ");
        WriteFilter(sql);
        foreach (var operand in _order)
        {
            // As with the service's default indexing, a document without the property is not in the result.
            sql.Append($" AND {operand.Defined}");
        }

        writeAfter(sql);
        sql.Append(" ORDER BY ");
        for (var i = 0; i < _order.Length; i++)
        {
            sql.Append(_order[i].Value).Append(query.OrderBy[i].Descending ? " DESC, " : ", ");
        }

        sql.Append(NumberDescends ? "number DESC" : "number");
        return sql.Append($" LIMIT {sql.Parameter(SqlValue.Of(limit))} OFFSET {sql.Parameter(SqlValue.Of(offset))}");
    }

    private void WriteFilter(SqliteText sql)
    {
        scope.Write(sql, container);
        if (query.Where is { } where)
        {
            sql.Append(" AND ");
            new PredicateTranslator(sql, container.Table).Write(where);
        }
    }

    private void WriteAfter(SqliteText sql, Continuation after)
    {
        if (_order.Length > 0 && _order.All(operand => operand.IsColumn) && query.OrderBy.All(order => order.Descending == NumberDescends))
        {
            var keys = after.Keys.Append(SqlValue.Of(after.Number)).Select(sql.Parameter);
            sql.Append($" AND ({string.Join(", ", _order.Select(operand => operand.Value))}, number) {(NumberDescends ? "<" : ">")} ({string.Join(", ", keys)})");
            return;
        }

        if (_order.Length > 0 && after.Keys[0].Kind != SqlValueKind.Null)
        {
            // Says nothing new, but is a range that an index can start from.
            sql.Append($" AND {_order[0].Value} {(query.OrderBy[0].Descending ? "<=" : ">=")} {sql.Parameter(after.Keys[0])}");
        }

        sql.Append(" AND ");
        for (var i = 0; i < _order.Length; i++)
        {
            WriteBeyond(sql, _order[i].Value, query.OrderBy[i].Descending, after.Keys[i]);
            sql.Append($" OR ({_order[i].Value} IS {sql.Parameter(after.Keys[i])} AND ");
        }

        sql.Append($"number {(NumberDescends ? "<" : ">")} {sql.Parameter(SqlValue.Of(after.Number))}");
        sql.Append(new string(')', 2 * _order.Length));
    }

    /// <summary>Opens a parenthesis and says that a value comes after the given one; null is the lowest.</summary>
    private static void WriteBeyond(SqliteText sql, string value, bool descending, SqlValue key)
    {
        sql.Append("(");
        sql.Append((descending, key.Kind == SqlValueKind.Null) switch
        {
            (false, true) => $"{value} IS NOT NULL",
            (false, false) => $"{value} > {sql.Parameter(key)}",
            (true, true) => "0",
            (true, false) => $"({value} < {sql.Parameter(key)} OR {value} IS NULL)",
        });
    }
}

using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Cosmos.Sql;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>Writes the statement that reads one page of a query.</summary>
/// <remarks>
/// Documents are ordered by the sort paths and then by their number, as SQLite's indexes are. In a descending order by a path without a
/// column, documents with null there come last; they are a part of their own, because "below the value, or null" is no range.
/// </remarks>
internal sealed class PageStatement
{
    /// <summary>Columns before the sort values.</summary>
    public const int FixedColumns = 4;

    private readonly ContainerInfo _container;
    private readonly QueryScope _scope;
    private readonly SqlQuery _query;
    private readonly ItemSource _source;
    private readonly (Operand Operand, bool Descending, bool IsFixed)[] _order;

    public PageStatement(ContainerInfo container, QueryScope scope, SqlQuery query)
    {
        (_container, _scope, _query) = (container, scope, query);
        _source = ItemSource.Of(container, scope, query);
        var order = query.OrderBy.Count == 0 && scope.IsEverything ? _source.OwnOrder ?? ReadingOrder.Of(container, query.Where) : query.OrderBy;
        var fixedPaths = SqlAnd.Fixed(query.Where);
        _order = [.. order.Select(column => (_source.Operand(column.Path), column.Descending, fixedPaths.Contains(column.Path)))];
    }

    /// <summary>Sort values of each row, behind the fixed columns.</summary>
    public int KeyCount => _order.Length;

    private bool NumberDescends => _order is [{ Descending: true }, ..];

    public SqliteText Count()
    {
        var sql = new SqliteText().Append("SELECT count(*)");
        WriteFilter(sql);
        return sql;
    }

    /// <summary>A row a group: its properties in the order of SELECT. A group is made by an index, so that no document is read for it.</summary>
    public SqliteText Groups(SqlSelect.Groups select)
    {
        var sql = new SqliteText().Append("SELECT ");
        sql.Append(string.Join(", ", select.Items.Select(field => field.Kind switch
        {
            SqlGroupFieldKind.Count => "count(*)",
            SqlGroupFieldKind.Min => $"min({Column(field.Path!)})",
            SqlGroupFieldKind.Max => $"max({Column(field.Path!)})",
            _ => Column(field.Path!),
        })));
        WriteFilter(sql);
        return sql.Append($" GROUP BY {string.Join(", ", _query.GroupBy.Select(Column))}");
    }

    /// <summary>The statements that together read on from <paramref name="after"/>, in order.</summary>
    public IEnumerable<Func<long, SqliteText>> Parts(Continuation? after)
    {
        if (after is null)
        {
            yield return limit => Page(limit, _query.Offset, _ => { });
            yield break;
        }

        yield return limit => Page(limit, 0, sql => WriteAfter(sql, after));
        if (_order is [{ Descending: true }, ..] && after.Keys[0].Kind != SqlValueKind.Null)
        {
            yield return limit => Page(limit, 0, sql => sql.Append($" AND {_order[0].Operand.Value} IS NULL"));
        }
    }

    private SqliteText Page(long limit, long offset, Action<SqliteText> writeAfter)
    {
        var sql = new SqliteText().Append("SELECT number, etag, ts, body");
        foreach (var (operand, _, _) in _order)
        {
            sql.Append(", ").Append(operand.Value);
        }

        WriteFilter(sql);
        foreach (var (operand, _, _) in _query.OrderBy.Count == 0 ? [] : _order)
        {
            // As with the service's default indexing, a document without the property is not in the result of an ORDER BY.
            sql.Append($" AND {operand.Defined}");
        }

        writeAfter(sql);
        sql.Append(" ORDER BY ");
        foreach (var (operand, descending, _) in _order)
        {
            sql.Append(operand.Value).Append(descending ? " DESC, " : ", ");
        }

        sql.Append(_source.Number).Append(NumberDescends ? " DESC" : string.Empty);
        return sql.Append($" LIMIT {sql.Parameter(SqlValue.Of(limit))} OFFSET {sql.Parameter(SqlValue.Of(offset))}");
    }

    private string Column(JsonPath path) => _source.Operand(path) is { IsColumn: true } operand
        ? operand.Value
        : throw GatewayFault.NotSupported($"GROUP BY, MIN or MAX of {path}, which no index names");

    private void WriteFilter(SqliteText sql)
    {
        _source.Write(sql, _scope.Hint(_container, _query.Where));
        _scope.Write(sql, _container);
        if (_source.Where is { } where)
        {
            sql.Append(" AND ");
            new PredicateTranslator(sql, _container.Table, _source.Operand).Write(where);
        }
    }

    private void WriteAfter(SqliteText sql, Continuation after)
    {
        if (IsOneRange(after))
        {
            // Fixed columns are left out, so that the rest is a range in an index that starts with them.
            var free = _order.Zip(after.Keys).Where(pair => !pair.First.IsFixed).ToList();
            var columns = free.Select(pair => pair.First.Operand.Value).Append(_source.Number);
            var keys = free.Select(pair => pair.Second).Append(SqlValue.Of(after.Number)).Select(sql.Parameter);
            sql.Append($" AND ({string.Join(", ", columns)}) {(NumberDescends ? "<" : ">")} ({string.Join(", ", keys)})");
            return;
        }

        if (_order.Length > 0 && after.Keys[0].Kind != SqlValueKind.Null)
        {
            // Says nothing new, but is a range that an index can start from.
            sql.Append($" AND {_order[0].Operand.Value} {(_order[0].Descending ? "<=" : ">=")} {sql.Parameter(after.Keys[0])}");
        }

        sql.Append(" AND ");
        for (var i = 0; i < _order.Length; i++)
        {
            WriteBeyond(sql, _order[i].Operand.Value, _order[i].Descending, after.Keys[i]);
            sql.Append($" OR ({_order[i].Operand.Value} IS {sql.Parameter(after.Keys[i])} AND ");
        }

        sql.Append($"{_source.Number} {(NumberDescends ? "<" : ">")} {sql.Parameter(SqlValue.Of(after.Number))}");
        sql.Append(new string(')', 2 * _order.Length));
    }

    /// <summary>
    /// Whether "after" can be said as one comparison of rows: every column runs in one direction and has a value. A row value with a NULL
    /// is neither before nor after another, so the columns of an ORDER BY qualify, where the missing are left out.
    /// </summary>
    private bool IsOneRange(Continuation after) =>
        _query.OrderBy.Count > 0
        && Array.TrueForAll(_order, column => column.Operand.IsColumn && column.Descending == NumberDescends)
        && after.Keys.All(key => key.Kind != SqlValueKind.Null);

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

using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Cosmos.Sql;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>Where a query is read from: the documents, or an array index and the documents behind it.</summary>
internal sealed class ItemSource
{
    private readonly ItemTable _table;
    private readonly ArrayIndex? _array;
    private readonly SqlValue? _element;

    private ItemSource(ItemTable table, ArrayIndex? array, SqlValue? element, SqlPredicate? where) =>
        (_table, _array, _element, Where) = (table, array, element, where);

    /// <summary>The condition that is left to be written.</summary>
    public SqlPredicate? Where { get; }

    /// <summary>Column of the documents' numbers, in the order of what is read.</summary>
    public string Number => _array is null ? "number" : ArrayIndex.Number;

    /// <summary>
    /// An array index serves a query of all partitions that asks for documents with an element, in the order of ids or in none: its rows
    /// have that order, so no page needs a sort.
    /// </summary>
    public static ItemSource Of(ContainerInfo container, QueryScope scope, SqlQuery query)
    {
        var table = container.Table;
        IReadOnlyList<SqlPredicate> terms = SqlAnd.Terms(query.Where);
        if (scope.IsEverything && query.OrderBy is [] or [{ Path.IsId: true }])
        {
            foreach (var (place, term) in terms.Index())
            {
                if (term is SqlArrayHas { Negated: false, Value.Kind: SqlValueKind.Text } has && table.Array(has.Path) is { } array)
                {
                    var rest = terms.Where((_, other) => other != place).ToList();
                    return new ItemSource(table, array, has.Value, rest.Count == 0 ? null : new SqlAnd(rest));
                }
            }
        }

        return new ItemSource(table, null, null, query.Where);
    }

    /// <summary>The order without an ORDER BY, null where the index of the source has none of its own.</summary>
    public IReadOnlyList<(JsonPath Path, bool Descending)>? OwnOrder => _array is null ? null : [(new JsonPath(["id"]), false)];

    /// <summary>Writes FROM and the start of WHERE.</summary>
    public void Write(SqliteText sql, string hint)
    {
        if (_array is null)
        {
            sql.Append($" FROM {_table.Name}{hint} WHERE ");
            return;
        }

        // CROSS JOIN keeps SQLite from reading it the other way round.
        sql.Append($" FROM {_array.Name} CROSS JOIN {_table.Name} ON number = {ArrayIndex.Number} WHERE {ArrayIndex.Element} = {sql.Parameter(_element!)} AND ");
    }

    /// <summary>A path as expressions on the source.</summary>
    public Operand Operand(JsonPath path) =>
        _array is not null && path.IsId ? new Operand(ArrayIndex.Id, "'text'", IsColumn: true) : _table.Operand(path);
}

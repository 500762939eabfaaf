using System.Buffers;
using System.Text.Json;
using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>Writes a condition as one of SQLite that is true for exactly the documents for which the service's is.</summary>
/// <param name="sql">Where it is written.</param>
/// <param name="table">The documents.</param>
/// <param name="operand">A path as expressions on what the query reads.</param>
internal sealed class PredicateTranslator(SqliteText sql, ItemTable table, Func<JsonPath, Operand> operand)
{
    /// <summary>Behind every text that starts with a prefix stands the prefix with this.</summary>
    private const string HighestLetter = "\U0010FFFF";

    public void Write(SqlPredicate predicate)
    {
        switch (predicate)
        {
            case SqlConstant constant:
                sql.Append(constant.Value ? "1" : "0");
                break;
            case SqlAnd and:
                Join(and.Parts, " AND ");
                break;
            case SqlOr or:
                Join(or.Parts, " OR ");
                break;
            case SqlCompare compare:
                Compare(compare);
                break;
            case SqlIn list:
                In(list);
                break;
            case SqlRowIn rows:
                RowIn(rows);
                break;
            case SqlTypeTest test:
                TypeTest(test);
                break;
            case SqlTextTest test:
                TextTest(test);
                break;
            case SqlArrayHas has:
                ArrayHas(has);
                break;
            case SqlArrayRange range:
                ArrayRange(range);
                break;
            case SqlArrayAny any:
                ArrayAny(any);
                break;
            default:
                throw GatewayFault.NotSupported(predicate.GetType().Name);
        }
    }

    /// <summary>Joins by halves: SQLite bounds the depth of an expression, and a chain of a thousand parts would be that deep.</summary>
    private void Join(IReadOnlyList<SqlPredicate> parts, string joint)
    {
        if (parts.Count == 1)
        {
            Write(parts[0]);
            return;
        }

        var middle = parts.Count / 2;
        sql.Append("(");
        Join([.. parts.Take(middle)], joint);
        sql.Append(joint);
        Join([.. parts.Skip(middle)], joint);
        sql.Append(")");
    }

    private void Compare(SqlCompare compare)
    {
        var path = operand(compare.Path);
        var (value, type) = (path.Value, path.Type);
        switch (compare.Comparison, compare.Value.Kind)
        {
            case (SqlComparison.Equal, SqlValueKind.Null or SqlValueKind.Boolean) when path.IsColumn:
                sql.Append($"{value} = CAST({TypeName(compare.Value)} AS BLOB)");
                break;
            case (SqlComparison.Equal, SqlValueKind.Null or SqlValueKind.Boolean):
                sql.Append($"{type} = {TypeName(compare.Value)}");
                break;
            case (SqlComparison.NotEqual, SqlValueKind.Null or SqlValueKind.Boolean):
                sql.Append($"{type} <> {TypeName(compare.Value)}");
                break;
            case (SqlComparison.Equal, _):
                sql.Append(compare.Value.NeedsType && !path.IsColumn ? $"({value} = {sql.Parameter(compare.Value)} AND {type} IN ({TypeName(compare.Value)}))" : $"{value} = {sql.Parameter(compare.Value)}");
                break;
            case (SqlComparison.NotEqual, _):
                sql.Append($"({path.Defined} AND NOT ({value} IS {sql.Parameter(compare.Value)} AND {type} IN ({TypeName(compare.Value)})))");
                break;
            case (_, SqlValueKind.Integer or SqlValueKind.Real or SqlValueKind.Text):
                sql.Append($"({value} {Symbol(compare.Comparison)} {sql.Parameter(compare.Value)} AND {type} IN ({TypeName(compare.Value)}))");
                break;
            default:
                throw GatewayFault.NotSupported($"an order of {compare.Path} and {compare.Value.Kind}");
        }
    }

    private static string Symbol(SqlComparison comparison) => comparison switch
    {
        SqlComparison.Less => "<",
        SqlComparison.LessOrEqual => "<=",
        SqlComparison.Greater => ">",
        _ => ">=",
    };

    private static string TypeName(SqlValue value) => value.Kind switch
    {
        SqlValueKind.Null => "'null'",
        SqlValueKind.Boolean => value.Boolean ? "'true'" : "'false'",
        SqlValueKind.Text => "'text'",
        _ => "'integer', 'real'",
    };

    private void In(SqlIn list)
    {
        if (list.Negated)
        {
            Write(new SqlAnd([new SqlTypeTest(list.Path, [], Negated: false), .. list.Values.Select(value => new SqlCompare(list.Path, SqlComparison.NotEqual, value))]));
            return;
        }

        var path = operand(list.Path);
        var plain = list.Values.Where(value => (path.IsColumn || !value.NeedsType) && (value.IsNumber || value.Kind == SqlValueKind.Text)).ToList();
        var parameter = sql.Utf8(Json(writer => plain.ForEach(value => WriteValue(writer, value))));
        sql.Append($"({path.Value} IN (SELECT value FROM json_each({parameter}))");
        foreach (var special in list.Values.Except(plain))
        {
            sql.Append(" OR ");
            Compare(new SqlCompare(list.Path, SqlComparison.Equal, special));
        }

        sql.Append(")");
    }

    private void RowIn(SqlRowIn rows)
    {
        var parameter = sql.Utf8(Json(writer =>
        {
            foreach (var row in rows.Rows)
            {
                writer.WriteStartArray();
                foreach (var value in row)
                {
                    WriteValue(writer, value);
                }

                writer.WriteEndArray();
            }
        }));
        var columns = rows.Paths.Select((_, place) => $"json_extract(value, '$[{place}]')");
        sql.Append($"({string.Join(", ", rows.Paths.Select(path => operand(path).Value))}) IN (SELECT {string.Join(", ", columns)} FROM json_each({parameter}))");
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartArray();
        write(writer);
        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlValueKind.Integer:
                writer.WriteNumberValue(value.Integer);
                break;
            case SqlValueKind.Real:
                writer.WriteNumberValue(value.Real);
                break;
            default:
                writer.WriteStringValue(value.Text);
                break;
        }
    }

    private void TypeTest(SqlTypeTest test)
    {
        var path = operand(test.Path);
        var type = path.Type;
        if (test.Types.Count == 0)
        {
            sql.Append(test.Negated ? $"NOT {path.Defined}" : path.Defined);
            return;
        }

        // The service's IS_ functions are false, not undefined, for a missing property.
        var names = string.Join(", ", test.Types.Select(name => $"'{name}'"));
        sql.Append(test.Negated ? $"coalesce({type}, '') NOT IN ({names})" : $"{type} IN ({names})");
    }

    private void TextTest(SqlTextTest test)
    {
        var (value, type, _) = operand(test.Path);
        var not = test.Negated ? "NOT " : string.Empty;
        if (test.Match == SqlTextMatch.StartsWith && !test.IgnoreCase)
        {
            var (low, high) = (sql.Parameter(SqlValue.Of(test.Text)), sql.Parameter(SqlValue.Of(test.Text + HighestLetter)));
            sql.Append($"({not}({value} >= {low} AND {value} < {high}) AND {type} = 'text')");
            return;
        }

        var text = sql.Parameter(SqlValue.Of(test.Text));
        var (whole, part) = test.IgnoreCase ? ($"lower({value})", $"lower({text})") : (value, text);
        var found = test.Match switch
        {
            SqlTextMatch.Contains => $"instr({whole}, {part}) > 0",
            SqlTextMatch.StartsWith => $"substr({whole}, 1, length({part})) = {part}",
            _ => $"substr({whole}, length({whole}) - length({part}) + 1) = {part}",
        };
        sql.Append($"({not}({found}) AND {type} = 'text')");
    }

    private void ArrayHas(SqlArrayHas has)
    {
        if (has.Path.Names is ["id" or "_ts"])
        {
            sql.Append("0");
            return;
        }

        if (!has.Negated && has.Value.Kind == SqlValueKind.Text && table.Array(has.Path) is { } array)
        {
            sql.Append($"number IN (SELECT {ArrayIndex.Number} FROM {array.Name} WHERE {ArrayIndex.Element} = {sql.Parameter(has.Value)})");
            return;
        }

        var exists = has.Value.Kind is SqlValueKind.Null or SqlValueKind.Boolean
            ? $"type = {TypeName(has.Value)}"
            : $"value = {sql.Parameter(has.Value)} AND type IN ({TypeName(has.Value)})";
        sql.Append($"({operand(has.Path).Type} = 'array' AND {(has.Negated ? "NOT " : string.Empty)}EXISTS (SELECT 1 FROM json_each(body, '{has.Path.Sqlite}') WHERE {exists}))");
    }

    private void ArrayRange(SqlArrayRange range)
    {
        var (from, before) = (sql.Parameter(range.From), sql.Parameter(range.Before));
        if (!range.Negated && table.Array(range.Path) is { } array)
        {
            sql.Append($"number IN (SELECT {ArrayIndex.Number} FROM {array.Name} WHERE {ArrayIndex.Element} >= {from} AND {ArrayIndex.Element} < {before})");
            return;
        }

        sql.Append(range.Negated ? "NOT " : string.Empty);
        sql.Append($"({operand(range.Path).Type} IS 'array' AND EXISTS (SELECT 1 FROM json_each(body, '{range.Path.Sqlite}') WHERE type = 'text' AND value >= {from} AND value < {before}))");
    }

    /// <summary>A property that is no array has no elements, so a subquery over it finds none.</summary>
    private void ArrayAny(SqlArrayAny any)
    {
        var texts = sql.Utf8(Json(writer => any.Values.ToList().ForEach(value => WriteValue(writer, value))));
        var isOne = $"(type = 'text' AND value IN (SELECT value FROM json_each({texts})))";
        var elements = $"SELECT 1 FROM json_each(body, '{any.Path.Sqlite}') WHERE {(any.Among ? isOne : "NOT " + isOne)}";
        sql.Append(any.Negated ? "NOT " : string.Empty);
        sql.Append($"({operand(any.Path).Type} IS 'array' AND EXISTS ({elements}))");
    }
}

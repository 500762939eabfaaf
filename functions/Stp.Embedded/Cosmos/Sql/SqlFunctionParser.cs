using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>Parses the functions that are conditions.</summary>
internal sealed class SqlFunctionParser(SqlTokens tokens)
{
    public SqlPredicate Parse()
    {
        var name = tokens.ExpectName().ToUpperInvariant();
        tokens.ExpectSymbol("(");
        SqlPredicate condition = name switch
        {
            "IS_DEFINED" => TypeTest(),
            "IS_NULL" => TypeTest("null"),
            "IS_STRING" => TypeTest("text"),
            "IS_NUMBER" => TypeTest("integer", "real"),
            "IS_BOOL" => TypeTest("true", "false"),
            "IS_ARRAY" => TypeTest("array"),
            "IS_OBJECT" => TypeTest("object"),
            "STARTSWITH" => TextTest(SqlTextMatch.StartsWith),
            "CONTAINS" => TextTest(SqlTextMatch.Contains),
            "ENDSWITH" => TextTest(SqlTextMatch.EndsWith),
            "ARRAY_CONTAINS" => ArrayContains(),
            "EXISTS" => Exists(),
            _ => throw tokens.NotSupported($"the function {name}"),
        };
        tokens.ExpectSymbol(")");
        return condition;
    }

    private SqlTypeTest TypeTest(params string[] types) => new(tokens.PathToProperty(), types, Negated: false);

    private SqlTextTest TextTest(SqlTextMatch match)
    {
        var path = tokens.PathToProperty();
        tokens.ExpectSymbol(",");
        var text = tokens.Constant() is { Kind: SqlValueKind.Text } value ? value.Text : throw tokens.NotSupported("a text function with something other than a string");
        var ignoreCase = tokens.TryTakeSymbol(",") && tokens.Constant() is { Kind: SqlValueKind.Boolean, Boolean: true };
        return new SqlTextTest(path, match, text, ignoreCase, Negated: false);
    }

    private SqlPredicate ArrayContains()
    {
        if (tokens.AtPath)
        {
            var path = tokens.PathToProperty();
            tokens.ExpectSymbol(",");
            return tokens.Constant() is { Kind: not SqlValueKind.Array } value
                ? new SqlArrayHas(path, value, Negated: false)
                : throw tokens.NotSupported("ARRAY_CONTAINS of an array in an array");
        }

        var list = tokens.Constant();
        tokens.ExpectSymbol(",");
        return list.Kind == SqlValueKind.Array ? new SqlIn(tokens.PathToProperty(), list.Items, Negated: false) : throw tokens.Unexpected("an array");
    }

    /// <summary>
    /// <c>EXISTS(SELECT VALUE e FROM e IN c.list WHERE [NOT] ARRAY_CONTAINS(@texts, e))</c> or <c>… WHERE e >= @from AND e &lt; @before)</c>, and no
    /// other subquery.
    /// </summary>
    private SqlPredicate Exists()
    {
        tokens.Expect("SELECT");
        tokens.Expect("VALUE");
        var element = tokens.ExpectName();
        tokens.Expect("FROM");
        tokens.Expect(element);
        tokens.Expect("IN");
        var path = tokens.PathToProperty();
        tokens.Expect("WHERE");
        return tokens.TryTake(element) ? InRange(path, element) : Among(path, element);
    }

    private SqlArrayRange InRange(JsonPath path, string element)
    {
        tokens.ExpectSymbol(">=");
        var from = Text();
        tokens.Expect("AND");
        tokens.Expect(element);
        tokens.ExpectSymbol("<");
        return new SqlArrayRange(path, from, Text(), Negated: false);
    }

    private SqlArrayAny Among(JsonPath path, string element)
    {
        var among = !tokens.TryTake("NOT");
        tokens.Expect("ARRAY_CONTAINS");
        tokens.ExpectSymbol("(");
        var list = tokens.Constant();
        tokens.ExpectSymbol(",");
        tokens.Expect(element);
        tokens.ExpectSymbol(")");
        return list.Kind == SqlValueKind.Array && list.Items.All(item => item.Kind == SqlValueKind.Text)
            ? new SqlArrayAny(path, list.Items, among, Negated: false)
            : throw tokens.NotSupported("a subquery that looks for something other than strings");
    }

    private SqlValue Text() =>
        tokens.Constant() is { Kind: SqlValueKind.Text } text ? text : throw tokens.NotSupported("a range of something other than strings");
}

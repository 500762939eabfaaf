using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>Parses a WHERE clause by recursive descent: OR, AND, NOT, one condition.</summary>
internal sealed class SqlPredicateParser(SqlTokens tokens)
{
    /// <summary>Nesting of parentheses and NOT, to keep the stack bounded.</summary>
    private const int MaxDepth = 100;

    private int _depth;

    public SqlPredicate Parse()
    {
        if (++_depth > MaxDepth)
        {
            throw GatewayFault.BadRequest($"Conditions are nested deeper than {MaxDepth}.");
        }

        var parts = new List<SqlPredicate> { ParseAnd() };
        while (tokens.TryTake("OR"))
        {
            parts.Add(ParseAnd());
        }

        _depth--;
        return parts.Count == 1 ? parts[0] : SqlRows.TryJoin(parts) ?? new SqlOr(parts);
    }

    private SqlPredicate ParseAnd()
    {
        var parts = new List<SqlPredicate> { ParseNot() };
        while (tokens.TryTake("AND"))
        {
            parts.Add(ParseNot());
        }

        return parts.Count == 1 ? parts[0] : new SqlAnd(parts);
    }

    private SqlPredicate ParseNot()
    {
        var negated = false;
        while (tokens.TryTake("NOT"))
        {
            negated = !negated;
        }

        var condition = ParseCondition();
        return negated ? condition.Negate() : condition;
    }

    private SqlPredicate ParseCondition()
    {
        if (tokens.TryTakeSymbol("("))
        {
            var inner = Parse();
            tokens.ExpectSymbol(")");
            return Compared(inner);
        }

        if (tokens.AtPath)
        {
            return ParseAfterPath(tokens.PathToProperty());
        }

        if (tokens.TryConstant() is { } constant)
        {
            return ParseAfterConstant(constant);
        }

        if (tokens.Current.Kind != SqlTokenKind.Name)
        {
            throw tokens.Unexpected("a condition");
        }

        return tokens.Following.IsSymbol("(")
            ? Compared(new SqlFunctionParser(tokens).Parse())
            : throw tokens.NotSupported($"'{tokens.Current.Text}' in WHERE");
    }

    /// <summary>A condition may itself be compared: <c>IS_DEFINED(c.x) = false</c>.</summary>
    private SqlPredicate Compared(SqlPredicate condition)
    {
        var equal = tokens.TryTakeSymbol("=");
        if (!equal && !tokens.TryTakeSymbol("!="))
        {
            return condition;
        }

        return tokens.Constant() is { Kind: SqlValueKind.Boolean } wanted
            ? wanted.Boolean == equal ? condition : condition.Negate()
            : throw tokens.NotSupported("a condition compared to something other than true or false");
    }

    private SqlPredicate ParseAfterPath(JsonPath path)
    {
        if (TryComparison() is { } comparison)
        {
            return tokens.AtPath ? throw tokens.NotSupported("a comparison of two properties") : new SqlCompare(path, comparison, Scalar());
        }

        var negated = tokens.TryTake("NOT");
        if (tokens.TryTake("IN"))
        {
            tokens.ExpectSymbol("(");
            return new SqlIn(path, tokens.Constants(")"), negated);
        }

        if (tokens.TryTake("BETWEEN"))
        {
            var low = new SqlCompare(path, SqlComparison.GreaterOrEqual, Scalar());
            tokens.Expect("AND");
            SqlPredicate between = new SqlAnd([low, new SqlCompare(path, SqlComparison.LessOrEqual, Scalar())]);
            return negated ? between.Negate() : between;
        }

        if (negated || tokens.Current.Is("LIKE") || tokens.Current.Kind == SqlTokenKind.Symbol && !tokens.Current.IsSymbol(")"))
        {
            throw tokens.NotSupported($"'{tokens.Current.Text}' after a property");
        }

        return new SqlCompare(path, SqlComparison.Equal, SqlValue.Of(true));
    }

    private SqlPredicate ParseAfterConstant(SqlValue constant)
    {
        if (TryComparison() is not { } comparison)
        {
            return constant.Kind == SqlValueKind.Boolean ? new SqlConstant(constant.Boolean) : throw tokens.Unexpected("a comparison");
        }

        if (tokens.AtPath)
        {
            return new SqlCompare(tokens.PathToProperty(), Turned(comparison), constant);
        }

        var other = Scalar();
        return comparison switch
        {
            SqlComparison.Equal => new SqlConstant(constant.Equals(other)),
            SqlComparison.NotEqual => new SqlConstant(!constant.Equals(other)),
            _ => throw tokens.NotSupported("an order of two constants"),
        };
    }

    private SqlValue Scalar() => tokens.Constant() is { Kind: not SqlValueKind.Array } value ? value : throw tokens.NotSupported("a comparison with an array");

    private SqlComparison? TryComparison() =>
        tokens.TryTakeSymbol("=") ? SqlComparison.Equal
        : tokens.TryTakeSymbol("!=") || tokens.TryTakeSymbol("<>") ? SqlComparison.NotEqual
        : tokens.TryTakeSymbol("<=") ? SqlComparison.LessOrEqual
        : tokens.TryTakeSymbol(">=") ? SqlComparison.GreaterOrEqual
        : tokens.TryTakeSymbol("<") ? SqlComparison.Less
        : tokens.TryTakeSymbol(">") ? SqlComparison.Greater
        : null;

    private static SqlComparison Turned(SqlComparison comparison) => comparison switch
    {
        SqlComparison.Less => SqlComparison.Greater,
        SqlComparison.LessOrEqual => SqlComparison.GreaterOrEqual,
        SqlComparison.Greater => SqlComparison.Less,
        SqlComparison.GreaterOrEqual => SqlComparison.LessOrEqual,
        _ => comparison,
    };
}

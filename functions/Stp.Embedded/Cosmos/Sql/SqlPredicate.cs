using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

internal enum SqlComparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>
/// A condition. There is no NOT: a negation is pushed down to the conditions when the query is parsed. So every condition is wanted
/// true, and the difference between "false" and the service's "undefined" (a missing property, values of different types) is gone.
/// </summary>
internal abstract record SqlPredicate
{
    public abstract SqlPredicate Negate();
}

internal sealed record SqlConstant(bool Value) : SqlPredicate
{
    public override SqlPredicate Negate() => new SqlConstant(!Value);
}

internal sealed record SqlAnd(IReadOnlyList<SqlPredicate> Parts) : SqlPredicate
{
    public override SqlPredicate Negate() => new SqlOr([.. Parts.Select(part => part.Negate())]);

    /// <summary>The conditions that must all hold for this one to hold.</summary>
    public static IReadOnlyList<SqlPredicate> Terms(SqlPredicate? condition) => condition switch
    {
        null => [],
        SqlAnd and => and.Parts,
        var single => [single],
    };

    /// <summary>The paths that have one value in every document that meets the condition.</summary>
    public static HashSet<JsonPath> Fixed(SqlPredicate? condition) =>
        [.. Terms(condition).OfType<SqlCompare>().Where(term => term.Comparison == SqlComparison.Equal).Select(term => term.Path)];
}

internal sealed record SqlOr(IReadOnlyList<SqlPredicate> Parts) : SqlPredicate
{
    public override SqlPredicate Negate() => new SqlAnd([.. Parts.Select(part => part.Negate())]);
}

/// <summary>A path against a constant. Equality is defined between all types; order only within one.</summary>
internal sealed record SqlCompare(JsonPath Path, SqlComparison Comparison, SqlValue Value) : SqlPredicate
{
    public override SqlPredicate Negate() => this with
    {
        Comparison = Comparison switch
        {
            SqlComparison.Equal => SqlComparison.NotEqual,
            SqlComparison.NotEqual => SqlComparison.Equal,
            SqlComparison.Less => SqlComparison.GreaterOrEqual,
            SqlComparison.LessOrEqual => SqlComparison.Greater,
            SqlComparison.Greater => SqlComparison.LessOrEqual,
            _ => SqlComparison.Less,
        },
    };
}

/// <summary>A path against a list (IN, or ARRAY_CONTAINS of a parameter).</summary>
internal sealed record SqlIn(JsonPath Path, IReadOnlyList<SqlValue> Values, bool Negated) : SqlPredicate
{
    public override SqlPredicate Negate() => this with { Negated = !Negated };
}

/// <summary>Several paths together against a list of rows: the form in which the SDK asks for many documents at once.</summary>
internal sealed record SqlRowIn(IReadOnlyList<JsonPath> Paths, IReadOnlyList<IReadOnlyList<SqlValue>> Rows) : SqlPredicate
{
    public override SqlPredicate Negate() => new SqlAnd(
        [.. Rows.Select(row => new SqlOr([.. Paths.Zip(row, (path, value) => new SqlCompare(path, SqlComparison.NotEqual, value))]))]);
}

/// <summary>A test of a path's type, by the names of SQLite's <c>json_type</c>; no name at all tests whether it is defined.</summary>
internal sealed record SqlTypeTest(JsonPath Path, IReadOnlyList<string> Types, bool Negated) : SqlPredicate
{
    public override SqlPredicate Negate() => this with { Negated = !Negated };
}

internal enum SqlTextMatch
{
    StartsWith,
    Contains,
    EndsWith,
}

/// <summary>A test of a string's content.</summary>
internal sealed record SqlTextTest(JsonPath Path, SqlTextMatch Match, string Text, bool IgnoreCase, bool Negated) : SqlPredicate
{
    public override SqlPredicate Negate() => this with { Negated = !Negated };
}

/// <summary>Whether an array of the document has a value.</summary>
internal sealed record SqlArrayHas(JsonPath Path, SqlValue Value, bool Negated) : SqlPredicate
{
    public override SqlPredicate Negate() => this with { Negated = !Negated };
}

/// <summary>Whether an array of the document has a string in a range: from one, and before another.</summary>
internal sealed record SqlArrayRange(JsonPath Path, SqlValue From, SqlValue Before, bool Negated) : SqlPredicate
{
    public override SqlPredicate Negate() => this with { Negated = !Negated };
}

/// <summary>Whether an array of the document has an element that is one of some strings, or one that is none of them.</summary>
internal sealed record SqlArrayAny(JsonPath Path, IReadOnlyList<SqlValue> Values, bool Among, bool Negated) : SqlPredicate
{
    public override SqlPredicate Negate() => this with { Negated = !Negated };
}

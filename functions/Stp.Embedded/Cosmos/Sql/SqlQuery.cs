using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>What a query returns for each document, or for all of them.</summary>
internal abstract record SqlSelect
{
    /// <summary>The document as it is.</summary>
    public sealed record Everything : SqlSelect;

    /// <summary>One value of each document that has it.</summary>
    public sealed record Value(JsonPath Path) : SqlSelect;

    /// <summary>An object of the values that a document has.</summary>
    public sealed record Fields(IReadOnlyList<SqlField> Items) : SqlSelect;

    /// <summary>The number of documents, in an object of one property where it is named.</summary>
    public sealed record Count(string? Name) : SqlSelect;

    /// <summary>An object for each group of documents with equal values at some paths.</summary>
    public sealed record Groups(IReadOnlyList<SqlGroupField> Items) : SqlSelect;
}

/// <summary>A property of a group.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The path that is grouped by, or whose lowest or highest value is taken; null for a count.</param>
internal sealed record SqlGroupField(string Name, SqlGroupFieldKind Kind, JsonPath? Path);

/// <summary>What a property of a group is.</summary>
internal enum SqlGroupFieldKind
{
    /// <summary>The value that its documents have in common.</summary>
    Key,

    /// <summary>The number of its documents.</summary>
    Count,

    /// <summary>Their lowest value at a path.</summary>
    Min,

    /// <summary>Their highest.</summary>
    Max,
}

/// <summary>A property of the result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where its value stands.</param>
/// <param name="Elements">
/// Null for the value itself. Otherwise the value is an array, and each element is an object of these: <c>ARRAY(SELECT … FROM e IN c.list)</c>.
/// </param>
internal sealed record SqlField(string Name, JsonPath Path, IReadOnlyList<SqlField>? Elements = null);

/// <summary>A parsed query.</summary>
internal sealed record SqlQuery
{
    public required SqlSelect Select { get; init; }

    public SqlPredicate? Where { get; init; }

    /// <summary>The paths that documents are grouped by; none without GROUP BY.</summary>
    public IReadOnlyList<JsonPath> GroupBy { get; init; } = [];

    public IReadOnlyList<(JsonPath Path, bool Descending)> OrderBy { get; init; } = [];

    /// <summary>Documents to leave out at the start.</summary>
    public long Offset { get; init; }

    /// <summary>Documents to return at most (TOP or LIMIT).</summary>
    public long? Limit { get; init; }
}

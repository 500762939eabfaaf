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

    public IReadOnlyList<(JsonPath Path, bool Descending)> OrderBy { get; init; } = [];

    /// <summary>Documents to leave out at the start.</summary>
    public long Offset { get; init; }

    /// <summary>Documents to return at most (TOP or LIMIT).</summary>
    public long? Limit { get; init; }
}

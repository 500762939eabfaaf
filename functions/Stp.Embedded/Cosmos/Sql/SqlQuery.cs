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
    public sealed record Fields(IReadOnlyList<(string Name, JsonPath Path)> Items) : SqlSelect;

    /// <summary>The number of documents, in an object of one property where it is named.</summary>
    public sealed record Count(string? Name) : SqlSelect;
}

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

namespace Stp.Pages.Reference;

/// <summary>Rows of one map of reference data.</summary>
public sealed record ReferenceModel
{
    /// <summary>The maps.</summary>
    public static IReadOnlyList<string> Maps { get; } = ["accounts", "instruments", "contracts", "traders", "brokers"];

    /// <summary>The map.</summary>
    public required string Map { get; init; }

    /// <summary>One venue, or null for all.</summary>
    public string? Venue { get; init; }

    /// <summary>A code, or with a star at its end the beginning of codes; null for all.</summary>
    public string? Code { get; init; }

    /// <summary>Names of the columns, in the order of the CSV file.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>One page of rows, by venue, code and date.</summary>
    public required IReadOnlyList<ReferenceRow> Rows { get; init; }

    /// <summary>The place of the next page; null at the end.</summary>
    public string? Next { get; init; }
}

/// <summary>A row as <c>GET reference/{map}</c> gives it.</summary>
/// <param name="Map">The map.</param>
/// <param name="Venue">The venue whose code it is.</param>
/// <param name="Code">The code.</param>
/// <param name="ValidFrom">The clearing date from which it holds; null from ever.</param>
/// <param name="Values">The columns by name.</param>
public sealed record ReferenceRow(string Map, string Venue, string Code, DateOnly? ValidFrom, IReadOnlyDictionary<string, string> Values);

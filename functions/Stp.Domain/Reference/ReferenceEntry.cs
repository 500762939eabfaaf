namespace Stp.Domain.Reference;

/// <summary>The reference maps. The names are those of the HTTP contract and of the CSV files.</summary>
public enum ReferenceMap
{
    /// <summary>Venue code to our account.</summary>
    Accounts,

    /// <summary>Venue code to <c>MIC:PRODUCT</c> or <c>MIC:PRODUCT:CONTRACT</c>.</summary>
    Instruments,

    /// <summary>MIC and product to contract specification.</summary>
    Contracts,

    /// <summary>Venue code to our trader.</summary>
    Traders,

    /// <summary>Venue code to our broker.</summary>
    Brokers,
}

/// <summary>One row of reference data.</summary>
/// <param name="Map">The map that it belongs to.</param>
/// <param name="Venue">Reference venue (for example <c>cme</c>), or the MIC for contracts (for example <c>XNYM</c>).</param>
/// <param name="Code">The venue's code, or the product for contracts.</param>
/// <param name="Values">The other columns by their name in the CSV file, for example <c>account</c>, <c>instrument</c>, <c>lotSize</c>.</param>
public sealed record ReferenceEntry(ReferenceMap Map, string Venue, string Code, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>
    /// The clearing date from which the code means this; null from ever. On a date that of its entries holds that begins last. Contracts have none:
    /// they differ by delivery month.
    /// </summary>
    public DateOnly? ValidFrom { get; init; }
}

namespace Stp.Domain.EndOfDay.Comparison;

/// <summary>Differences that are no break, by product.</summary>
/// <param name="Default">For every product that is not listed.</param>
/// <param name="Products">By <c>MIC:PRODUCT</c>.</param>
public sealed record Tolerances(ProductTolerance Default, IReadOnlyDictionary<string, ProductTolerance> Products)
{
    /// <summary>Nothing may differ.</summary>
    public static Tolerances None { get; } = new(new ProductTolerance(0m, 0m), new Dictionary<string, ProductTolerance>());

    /// <summary>That of a product, or the default.</summary>
    public ProductTolerance Of(string product) => Products.GetValueOrDefault(product, Default);
}

/// <summary>Differences that are no break. A difference of exactly this much is none.</summary>
/// <param name="Price">In the contract's price unit.</param>
/// <param name="Lots">In lots.</param>
public sealed record ProductTolerance(decimal Price, decimal Lots);

namespace Stp.Domain.EndOfDay.Settings;

/// <summary>Differences that are no break, by product.</summary>
/// <param name="Default">For every product that is not listed.</param>
/// <param name="Products">By <c>MIC:PRODUCT</c>.</param>
public sealed record Tolerances(Tolerance Default, IReadOnlyDictionary<string, Tolerance> Products)
{
    /// <summary>Nothing may differ.</summary>
    public static Tolerances None { get; } = new(Tolerance.None, new Dictionary<string, Tolerance>());

    /// <summary>That of a product, or the default.</summary>
    public Tolerance Of(string product) => Products.GetValueOrDefault(product, Default);
}

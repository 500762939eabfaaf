using Stp.Domain.Positions;

namespace Stp.Domain.EndOfDay.Marks;

/// <summary>Profit and loss of some positions in one currency. A number that cannot be told of one of them cannot be told of all.</summary>
/// <param name="Account">Our account; null for all.</param>
/// <param name="Product"><c>MIC:PRODUCT</c>; null for all.</param>
/// <param name="Currency">ISO 4217 code; null for positions without contract specification.</param>
/// <param name="Realised">Sum of what is realised.</param>
/// <param name="Unrealised">Sum of what is unrealised.</param>
/// <param name="Total">Sum of both.</param>
/// <param name="VariationMargin">Sum of the variation margins.</param>
public sealed record PnlSum(
    string? Account, string? Product, string? Currency, decimal? Realised, decimal? Unrealised, decimal? Total, decimal? VariationMargin)
{
    /// <summary>Sums by account, product and currency of marks.</summary>
    public static IReadOnlyList<PnlSum> ByProduct(IEnumerable<PositionMark> marks) => ByProduct(marks.Select(Of));

    /// <summary>Sums by account, product and currency of such sums.</summary>
    public static IReadOnlyList<PnlSum> ByProduct(IEnumerable<PnlSum> sums) => SumBy(sums, sum => sum);

    /// <summary>Sums by account and currency of any sums.</summary>
    public static IReadOnlyList<PnlSum> ByAccount(IEnumerable<PnlSum> sums) => SumBy(sums, sum => sum with { Product = null });

    /// <summary>Sums by currency of any sums.</summary>
    public static IReadOnlyList<PnlSum> ByCurrency(IEnumerable<PnlSum> sums) => SumBy(sums, sum => sum with { Account = null, Product = null });

    /// <summary>As it is shown: rounded half to even to cents.</summary>
    public PnlSum Rounded() => this with
    {
        Realised = Round(Realised),
        Unrealised = Round(Unrealised),
        Total = Round(Total),
        VariationMargin = Round(VariationMargin),
    };

    private static PnlSum Of(PositionMark mark) =>
        new(mark.Account, mark.Product, mark.Currency, mark.Realised, mark.Unrealised, mark.Total, mark.VariationMargin);

    private static PnlSum[] SumBy(IEnumerable<PnlSum> sums, Func<PnlSum, PnlSum> place) =>
    [
        .. sums
            .Select(place)
            .GroupBy(sum => (sum.Account, sum.Product, sum.Currency))
            .Select(group => group.Aggregate((a, b) => a.Plus(b)))
            .OrderBy(sum => sum.Account, StringComparer.Ordinal)
            .ThenBy(sum => sum.Product, StringComparer.Ordinal)
            .ThenBy(sum => sum.Currency, StringComparer.Ordinal),
    ];

    private PnlSum Plus(PnlSum other) => this with
    {
        Realised = Realised + other.Realised,
        Unrealised = Unrealised + other.Unrealised,
        Total = Total + other.Total,
        VariationMargin = VariationMargin + other.VariationMargin,
    };

    private static decimal? Round(decimal? money) => money is { } amount ? Shown.Money(amount) : null;
}

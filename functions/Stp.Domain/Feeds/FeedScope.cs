namespace Stp.Domain.Feeds;

/// <summary>The positions that a feed contributes to: those of its accounts in its products. Immutable.</summary>
/// <remarks>
/// By account and product, and not by position: what a feed lacks may be the first trade of a contract, in a position that does not exist yet.
/// </remarks>
/// <param name="Accounts">Accounts that trades of it were booked to, ordinal.</param>
/// <param name="Products"><c>MIC:PRODUCT</c> of them, ordinal.</param>
/// <param name="IsWide">Whether there are more than are listed: then it contributes to everything.</param>
public sealed record FeedScope(IReadOnlyList<string> Accounts, IReadOnlyList<string> Products, bool IsWide)
{
    /// <summary>Accounts, and products, that are listed.</summary>
    public const int MaxNames = 1_000;

    /// <summary>Of a feed that has contributed nothing yet.</summary>
    public static FeedScope Empty { get; } = new([], [], false);

    /// <summary>Whether it contributes to the positions of an account in a product.</summary>
    public bool Covers(string account, string product) => IsWide || (Has(Accounts, account) && Has(Products, product));

    /// <summary>The scope with more accounts and products; this one where they are in it.</summary>
    public FeedScope With(IEnumerable<string> accounts, IEnumerable<string> products)
    {
        if (IsWide)
        {
            return this;
        }

        var (allAccounts, allProducts) = (Joined(Accounts, accounts), Joined(Products, products));
        return allAccounts.Count > MaxNames || allProducts.Count > MaxNames ? new FeedScope([], [], true)
            : allAccounts.Count == Accounts.Count && allProducts.Count == Products.Count ? this
            : new FeedScope(allAccounts, allProducts, false);
    }

    private static bool Has(IReadOnlyList<string> sorted, string name)
    {
        var (first, last) = (0, sorted.Count - 1);
        while (first <= last)
        {
            var middle = (first + last) / 2;
            switch (string.CompareOrdinal(sorted[middle], name))
            {
                case 0:
                    return true;
                case < 0:
                    first = middle + 1;
                    break;
                default:
                    last = middle - 1;
                    break;
            }
        }

        return false;
    }

    private static List<string> Joined(IEnumerable<string> known, IEnumerable<string> more) =>
        [.. known.Concat(more).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

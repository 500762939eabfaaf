using Stp.Domain.Reference;
using Stp.Functions.Security;

namespace Stp.Functions.Pages.Serving;

/// <summary>What the fields of pages offer to choose from: never more than the reader may see, and never so much that it slows the page.</summary>
internal static class PageChoices
{
    private const int Max = 200;

    /// <summary>Accounts that the reader may see.</summary>
    public static IReadOnlyList<string> Accounts(Caller caller, ReferenceSnapshot reference) =>
        [.. (caller.Accounts ?? reference.OurAccounts).Order(StringComparer.Ordinal).Take(Max)];

    /// <summary>Products that have a contract specification.</summary>
    public static IReadOnlyList<string> Products(ReferenceSnapshot reference) =>
        [.. reference.Contracts.Select(contract => contract.Product).Order(StringComparer.Ordinal).Take(Max)];
}

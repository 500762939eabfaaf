using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Comparison;

/// <summary>Which of our accounts clear at which firms, by the account codes of each clearing firm in the reference data.</summary>
public sealed class ClearingAccounts
{
    private readonly SortedDictionary<string, SortedSet<string>> _firms = new(StringComparer.Ordinal);

    private ClearingAccounts()
    {
    }

    /// <summary>Every account of ours that clears anywhere, ordinal.</summary>
    public IReadOnlyCollection<string> Accounts => _firms.Keys;

    /// <summary>Reads the reference data.</summary>
    /// <param name="reference">The reference data; the code space of a clearing firm is the venue of its name in lower case.</param>
    /// <param name="clearingFirms">Every clearing firm.</param>
    public static ClearingAccounts Of(ReferenceSnapshot reference, IEnumerable<string> clearingFirms)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(clearingFirms);
        var accounts = new ClearingAccounts();
        foreach (var firm in clearingFirms)
        {
            foreach (var entry in reference.AccountsOf(CodeSpace(firm)).Where(entry => entry is { IsOurs: true, Account: not null }))
            {
                accounts.Add(entry.Account!, firm);
            }
        }

        return accounts;
    }

    /// <summary>The firms at which an account clears, ordinal; none where it clears nowhere.</summary>
    public IReadOnlyCollection<string> FirmsOf(string account) => _firms.TryGetValue(account, out var firms) ? firms : [];

    internal static string CodeSpace(string clearingFirm) => clearingFirm.ToLowerInvariant();

    private void Add(string account, string firm)
    {
        if (!_firms.TryGetValue(account, out var firms))
        {
            _firms.Add(account, firms = new SortedSet<string>(StringComparer.Ordinal));
        }

        firms.Add(firm);
    }
}

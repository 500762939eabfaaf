using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Trades;

/// <summary>
/// When a trade last changed in an account, as one text: the account and the instant. The texts of an account are in the order of time, so one
/// range of them is what changed in it since an instant, also where the trade has left the account.
/// </summary>
internal static class AccountChange
{
    private const char Separator = '|';

    /// <summary>Behind every text with the separator stands the same with this.</summary>
    private const char BehindSeparator = (char)(Separator + 1);

    /// <summary>One text for each account that any revision of a trade has touched.</summary>
    public static IReadOnlyList<string> Of(Trade trade)
    {
        var last = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        IReadOnlyList<EffectiveLine> before = [];
        foreach (var revision in trade.Revisions)
        {
            foreach (var account in before.Concat(revision.Lines).Select(line => line.Account).Distinct())
            {
                last[account] = last.TryGetValue(account, out var at) && at > revision.At ? at : revision.At;
            }

            before = revision.Lines;
        }

        return [.. last.Select(change => Text(change.Key, change.Value))];
    }

    /// <summary>The range of the texts of changes after an instant: from the first, and before the second. It may hold those of an account of a longer name.</summary>
    public static (string From, string Before) After(string account, DateTimeOffset instant) => (Text(account, instant.AddTicks(1)), account + BehindSeparator);

    private static string Text(string account, DateTimeOffset instant) => account + Separator + SortableInstantConverter.Text(instant);
}

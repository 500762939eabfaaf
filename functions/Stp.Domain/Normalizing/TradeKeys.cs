using System.Text;
using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Domain.Holding;
using Stp.Domain.Ledger;

namespace Stp.Domain.Normalizing;

/// <summary>Builds the keys of a report by the first rule that applies.</summary>
internal static class TradeKeys
{
    public static Hold? Read(
        Dialect dialect, KeyRule[] rules, string what, FixMessage message, int side, TradeAction? action, string venue, out string? key)
    {
        key = null;
        Span<byte> venueBytes = stackalloc byte[TradeKeyWriter.MaxLength];
        var scope = dialect.ScopeBytes is { } bytes ? bytes : venueBytes[..Utf8(venue, venueBytes)];
        foreach (var rule in rules)
        {
            if (!rule.IsFor(action) || !rule.Holds(message, side))
            {
                continue;
            }

            key = TradeKeyWriter.Write(scope, rule, message, side, out var tooLong);
            if (key is not null)
            {
                return null;
            }

            if (tooLong)
            {
                return new Hold(ReasonCodes.IdentityMissing, $"The {what} of the report is longer than {TradeKeyWriter.MaxLength} characters.");
            }
        }

        // Where the identity depends on an action that is unknown, the action is what is wrong.
        return action is null && Array.TrueForAll(rules, rule => !rule.IsFor(null)) ? null : Missing(rules, what, message, side, action);
    }

    /// <summary>No rule applies to most reports: the key is null then.</summary>
    public static Hold? ReadReference(
        Dialect dialect, KeyRule[] rules, FixMessage message, int side, TradeAction? action, string venue, out string? key)
    {
        foreach (var rule in rules)
        {
            if (rule.IsFor(action) && rule.Holds(message, side))
            {
                return Read(dialect, [rule], "reference", message, side, action, venue, out key);
            }
        }

        key = null;
        return null;
    }

    private static Hold Missing(KeyRule[] rules, string what, FixMessage message, int side, TradeAction? action)
    {
        var absent = new List<string>();
        foreach (var rule in rules)
        {
            if (!rule.IsFor(action))
            {
                continue;
            }

            foreach (var segment in rule.Segments)
            {
                if (segment.Read(message, side, 0).IsEmpty)
                {
                    absent.Add(segment.PathOf(message, side, 0));
                    break;
                }
            }
        }

        return new Hold(ReasonCodes.IdentityMissing, $"The {what} of the report cannot be built: absent is {string.Join("; or ", absent)}.");
    }

    private static int Utf8(string venue, Span<byte> bytes) => Encoding.UTF8.TryGetBytes(venue, bytes, out var length) ? length : 0;
}

using Stp.Domain.Dialects;
using Stp.Domain.Fix;
using Stp.Domain.Holding;
using Stp.Domain.Ledger;

namespace Stp.Domain.Normalizing;

/// <summary>Builds the keys of a report by the first rule that applies.</summary>
internal static class TradeKeys
{
    public static Hold? Read(
        ReadOnlySpan<byte> scope, ReadOnlySpan<KeyRule> rules, string what, FixMessage message, int side, TradeAction? action, Span<byte> buffer,
        out string? key)
    {
        key = null;
        foreach (var rule in rules)
        {
            if (!rule.IsFor(action) || !rule.Holds(message, side))
            {
                continue;
            }

            key = TradeKeyWriter.Write(scope, rule, message, side, buffer, out var tooLong);
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
        return action is null && !AnyIsForUnknown(rules) ? null : Missing(rules, what, message, side, action);
    }

    /// <summary>No rule applies to most reports: the key is null then.</summary>
    public static Hold? ReadReference(
        ReadOnlySpan<byte> scope, ReadOnlySpan<KeyRule> rules, FixMessage message, int side, TradeAction? action, Span<byte> buffer, out string? key)
    {
        foreach (ref readonly var rule in rules)
        {
            if (rule.IsFor(action) && rule.Holds(message, side))
            {
                return Read(scope, new ReadOnlySpan<KeyRule>(in rule), "reference", message, side, action, buffer, out key);
            }
        }

        key = null;
        return null;
    }

    private static Hold Missing(ReadOnlySpan<KeyRule> rules, string what, FixMessage message, int side, TradeAction? action)
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
                    if (NoDate(segment, message, side) is { } wrongDate)
                    {
                        return wrongDate;
                    }

                    absent.Add(segment.PathOf(message, side, 0));
                    break;
                }
            }
        }

        return new Hold(ReasonCodes.IdentityMissing, $"The {what} of the report cannot be built: absent is {string.Join("; or ", absent)}.")
        {
            Field = absent.FirstOrDefault(),
        };
    }

    /// <summary>A key may need the day of a time. Where the time is there and wrong, that is what is wrong.</summary>
    private static Hold? NoDate(FieldSource segment, FixMessage message, int side)
    {
        foreach (var path in segment.Alternatives)
        {
            var value = path.ReadAsSent(message, side, 0);
            if (path.Transform == FieldTransform.Date && !value.IsEmpty)
            {
                return new Hold(ReasonCodes.DateInvalid, $"Tag {path.Tag} {HoldText.Show(value)} has no date that exists, and the key needs it.")
                {
                    Field = path.Text,
                    Value = HoldText.Plain(value),
                };
            }
        }

        return null;
    }

    private static bool AnyIsForUnknown(ReadOnlySpan<KeyRule> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.IsFor(null))
            {
                return true;
            }
        }

        return false;
    }
}

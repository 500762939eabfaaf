using Stp.Domain.Fix;

namespace Stp.Domain.Dialects;

/// <summary>The message rules by MsgType (35), each list in the dialect's order: a message is tested against few of them.</summary>
internal sealed class RuleTable
{
    private const int MsgTypeTag = 35;

    private readonly (byte[] MsgType, MessageRule[] Rules)[] _byType;
    private readonly MessageRule[] _others;

    public RuleTable(MessageRule[] rules)
    {
        var types = rules.SelectMany(TypesOf).DistinctBy(Convert.ToHexString).ToArray();
        _byType = [.. types.Select(type => (type, rules.Where(rule => Concerns(rule, type)).Select(WithoutMsgType).ToArray()))];
        _others = [.. rules.Where(rule => TypesOf(rule).Length == 0)];

        // The trades are what most messages are.
        Array.Sort(_byType, (a, b) => HasTrade(b.Rules).CompareTo(HasTrade(a.Rules)));
    }

    public MessageRule? Find(FixMessage message, int side)
    {
        var rules = RulesFor(message.Value(MsgTypeTag));
        foreach (var rule in rules)
        {
            if (rule.When.Holds(message, side))
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>The kind of a message that is ignored whatever else it says; null where that depends on its fields.</summary>
    public string? IgnoredByType(FixMessage message) =>
        RulesFor(message.Value(MsgTypeTag)) is [{ Ignore: { } kind, When.Conditions.Length: 0 }, ..] ? kind : null;

    private MessageRule[] RulesFor(ReadOnlySpan<byte> msgType)
    {
        foreach (var (type, rules) in _byType)
        {
            if (msgType.SequenceEqual(type))
            {
                return rules;
            }
        }

        return _others;
    }

    private static bool HasTrade(MessageRule[] rules) => rules.Any(rule => rule.Trade is not null);

    private static bool Concerns(MessageRule rule, byte[] type)
    {
        var types = TypesOf(rule);
        return types.Length == 0 || types.Any(candidate => candidate.AsSpan().SequenceEqual(type));
    }

    /// <summary>The message types that a rule asks for; none where it asks for other things only.</summary>
    private static byte[][] TypesOf(MessageRule rule)
    {
        foreach (var condition in rule.When.Conditions)
        {
            if (AsksForTypeOnly(condition))
            {
                return [.. condition.OneOf!.Values];
            }
        }

        return [];
    }

    private static MessageRule WithoutMsgType(MessageRule rule) =>
        new(rule.When.Without(AsksForTypeOnly), rule.Ignore, rule.Trade);

    private static bool AsksForTypeOnly(Condition condition) =>
        condition.Path is { Tag: MsgTypeTag, Scope: FieldScope.Message, Steps.Count: 0, Transform: FieldTransform.None }
        && condition is { OneOf: not null, AbsentWillDo: false, Further: null };
}

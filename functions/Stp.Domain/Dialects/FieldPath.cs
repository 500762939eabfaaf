using Stp.Domain.Fix;
using Stp.Domain.Normalizing;

namespace Stp.Domain.Dialects;

/// <summary>One place in a message, compiled from text such as <c>32</c> or <c>side:453[452=24,447=C].448</c>.</summary>
internal sealed class FieldPath(string text, FieldScope scope, GroupStep[] steps, int tag, FieldTransform transform, int length)
{
    /// <summary>The path as it is written in the dialect.</summary>
    public string Text { get; } = text;

    public FieldScope Scope { get; } = scope;

    public int Tag { get; } = tag;

    public FieldTransform Transform { get; } = transform;

    public IReadOnlyList<GroupStep> Steps => steps;

    /// <summary>Whether messages with the same tags, groups and codes have the same field there, or none.</summary>
    public bool IsOfKind { get; } = Array.TrueForAll(steps, step => step.HasCodesOnly);

    /// <summary>The value, or empty where there is none.</summary>
    public ReadOnlySpan<byte> Read(FixMessage message, int side, int leg) => Transformed(ReadAsSent(message, side, leg));

    /// <summary>The value before the transform.</summary>
    public ReadOnlySpan<byte> ReadAsSent(FixMessage message, int side, int leg)
    {
        var field = Find(message, side, leg);
        return field < 0 ? default : message.ValueAt(field);
    }

    /// <summary>Index of the field in the message, -1 where there is none.</summary>
    public int Find(FixMessage message, int side, int leg)
    {
        if (leg == 0 && Scope == FieldScope.Leg)
        {
            return -1;
        }

        var start = Scope switch { FieldScope.Side => side, FieldScope.Leg => leg, _ => 0 };
        return steps.Length == 0 ? message.IndexOf(start, Tag) : Search(message, start, 0);
    }

    public ReadOnlySpan<byte> Transformed(ReadOnlySpan<byte> value) => Transform switch
    {
        FieldTransform.Last => value.Length <= length ? value : value[^length..],
        FieldTransform.Date => FieldTime.UtcDateOf(value),
        _ => value,
    };

    private int Search(FixMessage message, int parent, int step)
    {
        var group = steps[step];
        for (var entry = message.FirstInstance(parent, group.CountTag); entry != 0; entry = message.NextInstance(entry))
        {
            if (!group.Accepts(message, entry))
            {
                continue;
            }

            var field = step + 1 < steps.Length ? Search(message, entry, step + 1) : message.IndexOf(entry, Tag);
            if (field >= 0)
            {
                return field;
            }
        }

        return -1;
    }
}

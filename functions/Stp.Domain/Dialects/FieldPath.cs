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

    /// <summary>The tag where the path is nothing but a tag of the message, as most are; otherwise 0.</summary>
    public int PlainTag { get; } = scope == FieldScope.Message && steps.Length == 0 && transform == FieldTransform.None ? tag : 0;

    /// <summary>The value, or empty where there is none.</summary>
    public ReadOnlySpan<byte> Read(FixMessage message, int side, int leg)
    {
        var value = ReadAsSent(message, side, leg);
        return Transform == FieldTransform.None || value.IsEmpty ? value : Transformed(value);
    }

    /// <summary>The value before the transform.</summary>
    public ReadOnlySpan<byte> ReadAsSent(FixMessage message, int side, int leg)
    {
        var start = Scope switch { FieldScope.Side => side, FieldScope.Leg => leg, _ => 0 };
        if (leg == 0 && Scope == FieldScope.Leg)
        {
            return default;
        }

        return steps.Length != 0 ? Search(message, start, 0) : start == 0 ? message.Value(Tag) : message.Value(start, Tag);
    }

    private ReadOnlySpan<byte> Search(FixMessage message, int parent, int step)
    {
        var group = steps[step];
        for (var entry = message.FirstInstance(parent, group.CountTag); entry != 0; entry = message.NextInstance(entry))
        {
            if (!group.Accepts(message, entry))
            {
                continue;
            }

            var value = step + 1 < steps.Length ? Search(message, entry, step + 1) : message.Value(entry, Tag);
            if (!value.IsEmpty)
            {
                return value;
            }
        }

        return default;
    }

    private ReadOnlySpan<byte> Transformed(ReadOnlySpan<byte> value) => Transform switch
    {
        FieldTransform.Last => value.Length <= length ? value : value[^length..],
        FieldTransform.Date => FieldTime.UtcDateOf(value),
        _ => value,
    };
}

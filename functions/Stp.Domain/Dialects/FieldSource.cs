using System.Runtime.CompilerServices;
using Stp.Domain.Fix;

namespace Stp.Domain.Dialects;

/// <summary>Where a value stands: alternatives, of which the first that is present counts.</summary>
/// <param name="alternatives">The alternatives.</param>
/// <param name="question">The number under which a message remembers which field it is; 0 only for <see cref="None"/>.</param>
internal sealed class FieldSource(FieldPath[] alternatives, int question)
{
    /// <summary>No field. Other answers are the index of the field and one.</summary>
    private const int Absent = -1;

    /// <summary>A source that never has a value.</summary>
    public static FieldSource None { get; } = new([], 0);

    public ReadOnlySpan<FieldPath> Alternatives => alternatives;

    /// <summary>The paths as they are written in the dialect.</summary>
    public IEnumerable<string> Texts => alternatives.Select(path => path.Text);

    public bool IsNone => alternatives.Length == 0;

    /// <summary>The value, or empty where there is none.</summary>
    /// <param name="message">The message.</param>
    /// <param name="side">The entry of the side group; of a message with legs it must be the first.</param>
    /// <param name="leg">The entry of the leg group, 0 where none is being read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Read(FixMessage message, int side, int leg)
    {
        var field = message.Recall(question, leg != 0 ? leg : side);
        return field > 0 ? message.ValueAt(field - 1) : field == Absent ? default : Find(message, side, leg);
    }

    /// <summary>The path that <see cref="Read"/> takes its value from, or the first one where all are absent: for messages to people.</summary>
    public string PathOf(FixMessage message, int side, int leg)
    {
        foreach (var path in alternatives)
        {
            if (!path.Read(message, side, leg).IsEmpty)
            {
                return path.Text;
            }
        }

        return alternatives.Length == 0 ? "no tag" : string.Join(" or ", Texts);
    }

    private ReadOnlySpan<byte> Find(FixMessage message, int side, int leg)
    {
        // The answer is good for the kind of message as long as no value has been looked at that is no code.
        var isOfKind = true;
        foreach (var path in alternatives)
        {
            isOfKind &= path.IsOfKind;
            var field = path.Find(message, side, leg);
            if (field < 0)
            {
                continue;
            }

            if (path.Transform == FieldTransform.None)
            {
                Note(message, side, leg, isOfKind ? field + 1 : FixMessage.Unknown);
                return message.ValueAt(field);
            }

            isOfKind = false;
            var value = path.Transformed(message.ValueAt(field));
            if (!value.IsEmpty)
            {
                return value;
            }
        }

        Note(message, side, leg, isOfKind ? Absent : FixMessage.Unknown);
        return default;
    }

    private void Note(FixMessage message, int side, int leg, int answer) => message.Note(question, leg != 0 ? leg : side, answer);
}

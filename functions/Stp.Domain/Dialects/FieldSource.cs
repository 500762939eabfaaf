using System.Runtime.CompilerServices;
using Stp.Domain.Fix;

namespace Stp.Domain.Dialects;

/// <summary>Where a value stands: alternatives, of which the first that is present counts.</summary>
internal sealed class FieldSource(FieldPath[] alternatives)
{
    /// <summary>The tag where the source is one tag of the message, as most are; otherwise 0.</summary>
    private readonly int _onlyTag = alternatives is [var only] ? only.PlainTag : 0;

    /// <summary>A source that never has a value.</summary>
    public static FieldSource None { get; } = new([]);

    public ReadOnlySpan<FieldPath> Alternatives => alternatives;

    /// <summary>The paths as they are written in the dialect.</summary>
    public IEnumerable<string> Texts => alternatives.Select(path => path.Text);

    public bool IsNone => alternatives.Length == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Read(FixMessage message, int side, int leg) =>
        _onlyTag != 0 ? message.Value(_onlyTag) : ReadFirst(message, side, leg);

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

    private ReadOnlySpan<byte> ReadFirst(FixMessage message, int side, int leg)
    {
        foreach (var path in alternatives)
        {
            var value = path.PlainTag != 0 ? message.Value(path.PlainTag) : path.Read(message, side, leg);
            if (!value.IsEmpty)
            {
                return value;
            }
        }

        return default;
    }
}

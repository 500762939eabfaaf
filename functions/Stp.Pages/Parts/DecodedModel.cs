namespace Stp.Pages.Parts;

/// <summary>A raw message as a person reads it.</summary>
/// <param name="Format"><c>fix</c>, <c>fixml</c> or <c>unreadable</c>.</param>
/// <param name="Dialect">Name of the dialect whose dictionary was used, or null.</param>
/// <param name="Fields">What could be read, in the order of the message.</param>
/// <param name="Rest">What could not be read, as lines in hexadecimal with their text beside; only the first of them.</param>
/// <param name="RestBytes">Bytes that could not be read, those that are not shown too.</param>
/// <param name="IsCut">Whether the message has more fields than are shown.</param>
public sealed record DecodedModel(
    string Format, string? Dialect, IReadOnlyList<DecodedLine> Fields, IReadOnlyList<string> Rest, int RestBytes, bool IsCut);

/// <summary>A field, an entry of a group, an element or an attribute.</summary>
/// <param name="Tag">The tag of a field; null in FIXML and of an entry of a group.</param>
/// <param name="Name">Name of a field, an element or an attribute, number of an entry; null where none is known.</param>
/// <param name="Value">The value; null of an entry and of an element.</param>
/// <param name="IsCause">Whether the message is held because of it.</param>
/// <param name="Fields">The entries of a group, the fields of an entry, what stands in an element.</param>
public sealed record DecodedLine(int? Tag, string? Name, string? Value, bool IsCause, IReadOnlyList<DecodedLine> Fields)
{
    /// <summary>Levels that are told apart by their indentation; what lies deeper stands with the last.</summary>
    public const int MaxDepth = 6;

    /// <summary>The lines below one another, each with its depth from 0.</summary>
    public static IEnumerable<(DecodedLine Line, int Depth)> Flat(IEnumerable<DecodedLine> lines, int depth = 0) =>
        lines.SelectMany(line => Flat(line.Fields, Math.Min(depth + 1, MaxDepth)).Prepend((line, depth)));
}

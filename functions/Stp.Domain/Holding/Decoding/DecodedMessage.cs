namespace Stp.Domain.Holding.Decoding;

/// <summary>A raw message as a person reads it.</summary>
/// <param name="Format"><c>fix</c>, <c>fixml</c>, or <c>unreadable</c> where not even the start of it is either.</param>
/// <param name="Dialect">Name of the dialect whose dictionary was used, or null.</param>
/// <param name="Fields">What could be read, in the order of the message.</param>
/// <param name="Rest">What could not be read, as lines of 16 bytes in hexadecimal with their text beside; only the first of them.</param>
/// <param name="RestBytes">Bytes that could not be read, those that are not shown too.</param>
/// <param name="IsCut">Whether the message has more fields than are shown.</param>
public sealed record DecodedMessage(
    string Format, string? Dialect, IReadOnlyList<DecodedField> Fields, IReadOnlyList<string> Rest, int RestBytes, bool IsCut)
{
    /// <summary>Tag=value.</summary>
    public const string Fix = "fix";

    /// <summary>XML.</summary>
    public const string Fixml = "fixml";

    /// <summary>Neither.</summary>
    public const string Unreadable = "unreadable";
}

/// <summary>A field, an entry of a group, an element or an attribute.</summary>
/// <param name="Tag">The tag of a field; null in FIXML and of an entry of a group.</param>
/// <param name="Name">The name of a field by the dialect's dictionary, of an element or an attribute (<c>@RptID</c>); the number of an entry from 1; null where none is known.</param>
/// <param name="Value">The value, cut where it is long; null of an entry and of an element.</param>
/// <param name="IsCause">Whether the message is held because of this field.</param>
/// <param name="Fields">The entries of a group, the fields of an entry, the attributes and elements of an element; empty for a plain field.</param>
public sealed record DecodedField(int? Tag, string? Name, string? Value, bool IsCause, IReadOnlyList<DecodedField> Fields);

using System.Xml;

namespace Stp.Domain.Fixml;

/// <summary>An element of a message as far as the schema knows it.</summary>
internal sealed class FixmlNode(FixmlElement element)
{
    /// <summary>Deepest nesting in a document. Published schemas need about ten.</summary>
    private const int MaxDepth = 64;

    private readonly List<(int Order, int Tag, string Value)> _fields = [];

    public FixmlElement Element { get; } = element;

    public List<FixmlNode> Children { get; } = [];

    /// <summary>Tags and values in the order of the schema.</summary>
    public IEnumerable<(int Tag, string Value)> Fields => _fields.OrderBy(one => one.Order).Select(one => (one.Tag, one.Value));

    /// <summary>Reads the element that the reader stands on, and leaves it at the element's end.</summary>
    /// <exception cref="XmlException">The XML is not well-formed or nests too deep.</exception>
    public static FixmlNode Read(XmlReader reader, FixmlElement element)
    {
        var node = new FixmlNode(element);
        while (reader.MoveToNextAttribute())
        {
            node.Add(reader.LocalName, reader.Value);
        }

        reader.MoveToElement();
        if (reader.IsEmptyElement)
        {
            return node;
        }

        while (Advance(reader) && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (element.Child(reader.LocalName) is { } child)
            {
                node.Children.Add(Read(reader, child));
            }
            else
            {
                SkipToEnd(reader);
            }
        }

        return node;
    }

    /// <summary>Passes over the element that the reader stands on, and leaves it at the element's end.</summary>
    public static void SkipToEnd(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (Advance(reader) && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
        }
    }

    /// <summary>Moves to the next node; false at the end of the document.</summary>
    /// <exception cref="XmlException">The XML is not well-formed or nests too deep.</exception>
    public static bool Advance(XmlReader reader) =>
        reader.Read() && (reader.Depth <= MaxDepth ? true : throw new XmlException($"Elements nest deeper than {MaxDepth}."));

    /// <summary>Adds an attribute that the schema names and that has a value.</summary>
    public void Add(string attribute, string value)
    {
        if (value.Length > 0 && Element.TryGetTag(attribute, out var tag))
        {
            _fields.Add((tag.Order, tag.Tag, value));
        }
    }
}

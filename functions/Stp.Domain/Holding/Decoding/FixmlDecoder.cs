using System.Xml;

namespace Stp.Domain.Holding.Decoding;

/// <summary>Reads XML for people: elements with their attributes. No document type, no entity of its own, nothing from outside.</summary>
internal sealed class FixmlDecoder(Hold why)
{
    private const int MaxDepth = 64;
    private const int MaxFields = 2_000;

    private readonly List<DecodedField> _top = [];
    private readonly Stack<(string Name, List<DecodedField> Fields)> _open = new();
    private int _count;

    /// <summary>What could be read, and whether that is all.</summary>
    public (IReadOnlyList<DecodedField> Fields, bool IsWhole, bool IsCut) Decode(string text)
    {
        var isWhole = false;
        try
        {
            using var source = new StringReader(text);
            using var reader = XmlReader.Create(source, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                ConformanceLevel = ConformanceLevel.Fragment,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            });
            while (_count < MaxFields && reader.Read())
            {
                Take(reader);
            }

            isWhole = _count < MaxFields;
        }
        catch (XmlException)
        {
            // What was read before is shown, the document as it is beside it.
        }

        while (_open.Count > 0)
        {
            Close();
        }

        return (_top, isWhole, _count >= MaxFields);
    }

    private void Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when reader.Depth < MaxDepth:
                _count++;
                var isEmpty = reader.IsEmptyElement;
                _open.Push((reader.LocalName, Attributes(reader)));
                if (isEmpty)
                {
                    Close();
                }

                break;
            case XmlNodeType.Element:
                throw new XmlException($"Elements nest deeper than {MaxDepth}.");
            case XmlNodeType.EndElement:
                Close();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA when _open.Count > 0:
                _count++;
                _open.Peek().Fields.Add(Field("text", reader.Value));
                break;
        }
    }

    private List<DecodedField> Attributes(XmlReader reader)
    {
        var attributes = new List<DecodedField>();
        while (_count < MaxFields && reader.MoveToNextAttribute())
        {
            _count++;
            attributes.Add(Field("@" + reader.LocalName, reader.Value));
        }

        reader.MoveToElement();
        return attributes;
    }

    /// <summary>The schema knows tags and not attributes, so the field to blame is told by its value.</summary>
    private DecodedField Field(string name, string value) => new(null, name, DecodedText.Value(value), why.Value is { } cause && cause == value, []);

    private void Close()
    {
        var (name, fields) = _open.Pop();
        (_open.Count > 0 ? _open.Peek().Fields : _top).Add(new DecodedField(null, name, null, false, fields));
    }
}

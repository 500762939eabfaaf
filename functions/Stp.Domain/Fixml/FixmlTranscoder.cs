using System.Text;
using System.Xml;
using Stp.Domain.Holding;

namespace Stp.Domain.Fixml;

/// <summary>
/// Turns FIXML documents into tag=value messages, so that one normalizer serves both. It takes no document type, resolves nothing outside the
/// document and expands no entity of its own. Safe for use by several threads.
/// </summary>
/// <param name="schema">What the elements and attributes mean.</param>
/// <param name="maxDocumentBytes">Longer documents are held.</param>
public sealed class FixmlTranscoder(FixmlSchema schema, int maxDocumentBytes = Fix.FixMessage.DefaultMaxBytes)
{
    private const string Root = "FIXML";
    private const string Batch = "Batch";
    private const string Header = "Hdr";

    private readonly FixmlSchema _schema = schema ?? throw new ArgumentNullException(nameof(schema));

    /// <summary>Reads one document: <c>FIXML</c> with messages or a <c>Batch</c> of them, or a single message element.</summary>
    /// <param name="document">UTF-8, with or without an XML declaration.</param>
    /// <returns>
    /// At least one item, in the order of the document. Where the XML breaks, the messages before are given and all that follows is one held item.
    /// </returns>
    public IReadOnlyList<FixmlMessage> Read(ReadOnlyMemory<byte> document)
    {
        if (document.Length > maxDocumentBytes)
        {
            return [Held(document, ReasonCodes.MessageTooLarge, $"The document has {document.Length} bytes; the limit is {maxDocumentBytes}.")];
        }

        FixmlSource source;
        try
        {
            source = new FixmlSource(document);
        }
        catch (DecoderFallbackException)
        {
            return [Held(document, ReasonCodes.XmlMalformed, "The document is not UTF-8.")];
        }

        var messages = new List<FixmlMessage>();
        var read = 0;
        try
        {
            Read(source, messages, ref read);
        }
        catch (XmlException fault)
        {
            var rest = string.IsNullOrWhiteSpace(source.Text[read..]) ? document : source.Bytes(messages.Count == 0 ? 0 : read, source.Text.Length);
            messages.Add(source.Text.Contains("<!DOCTYPE", StringComparison.Ordinal)
                ? Held(rest, ReasonCodes.XmlDtdForbidden, "The document has a document type, which is not read.")
                : Held(rest, ReasonCodes.XmlMalformed, $"The XML is not well-formed: {fault.Message}"));
        }

        return messages.Count > 0 ? messages : [Held(document, ReasonCodes.MessageUnrecognised, "The XML holds no FIXML message.")];
    }

    private void Read(FixmlSource source, List<FixmlMessage> messages, ref int read)
    {
        using var text = new StringReader(source.Text);
        using var reader = XmlReader.Create(text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = maxDocumentBytes,
            MaxCharactersFromEntities = maxDocumentBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        List<(string Name, string Value)> header = [];
        while (FixmlNode.Advance(reader))
        {
            if (reader.NodeType != XmlNodeType.Element || (reader.Depth < 2 && reader.LocalName is Root or Batch))
            {
                continue;
            }

            if (reader.Depth > 0 && reader.LocalName is Header)
            {
                header = Attributes(reader);
                FixmlNode.SkipToEnd(reader);
                continue;
            }

            var lines = (IXmlLineInfo)reader;
            var start = source.StartOfElement(lines);
            var isRoot = reader.Depth == 0;
            var name = reader.LocalName;
            var element = _schema.Message(name);
            var message = element is null ? null : FixmlNode.Read(reader, element);
            if (message is null)
            {
                FixmlNode.SkipToEnd(reader);
            }

            read = source.EndOfElement(lines);
            messages.Add(message is null ? Unknown(source.Bytes(start, read), name, isRoot) : Render(message, header, source.Bytes(start, read)));
        }
    }

    private static FixmlMessage Render(FixmlNode message, List<(string Name, string Value)> header, ReadOnlyMemory<byte> raw)
    {
        // The header of a batch is that of each message in it which has none of its own.
        if (message.Element.Child(Header) is { } element && !message.Children.Exists(child => child.Element == element))
        {
            var node = new FixmlNode(element);
            header.ForEach(attribute => node.Add(attribute.Name, attribute.Value));
            message.Children.Insert(0, node);
        }

        var renderer = new FixmlRenderer();
        return new FixmlMessage(renderer.Render(message), raw, renderer.Held);
    }

    private static List<(string Name, string Value)> Attributes(XmlReader reader)
    {
        var attributes = new List<(string, string)>();
        while (reader.MoveToNextAttribute())
        {
            attributes.Add((reader.LocalName, reader.Value));
        }

        reader.MoveToElement();
        return attributes;
    }

    private static FixmlMessage Unknown(ReadOnlyMemory<byte> raw, string name, bool isRoot) => isRoot
        ? Held(raw, ReasonCodes.MessageUnrecognised, $"The root element is {name}, neither FIXML nor a message of the dialect.")
        : Held(raw, ReasonCodes.MessageTypeUnknown, $"The dialect has no message element {name}.");

    private static FixmlMessage Held(ReadOnlyMemory<byte> raw, string reason, string detail) => new(default, raw, new Hold(reason, detail));
}

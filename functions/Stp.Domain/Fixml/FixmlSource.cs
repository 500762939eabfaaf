using System.Text;
using System.Xml;

namespace Stp.Domain.Fixml;

/// <summary>The text of a document and where its lines begin, so that what the XML reader reports can be cut out of the bytes.</summary>
internal sealed class FixmlSource
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<int> _lines = [0];
    private (int Char, int Byte) _known;

    /// <summary>Decodes a document.</summary>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public FixmlSource(ReadOnlyMemory<byte> document)
    {
        _bytes = document.Span.StartsWith("\uFEFF"u8) ? document[3..] : document;
        Text = StrictUtf8.GetString(_bytes.Span);
        for (var at = 0; at < Text.Length; at++)
        {
            // CR LF is one line end, and so is each of them alone, as the XML reader counts.
            if (Text[at] == '\n' || (Text[at] == '\r' && (at + 1 == Text.Length || Text[at + 1] != '\n')))
            {
                _lines.Add(at + 1);
            }
        }
    }

    public string Text { get; }

    /// <summary>Offset of the <c>&lt;</c> of the element start that the reader stands on.</summary>
    public int StartOfElement(IXmlLineInfo reader) => Offset(reader) - 1;

    /// <summary>Offset behind the <c>&gt;</c> of the empty element or element end that the reader stands on.</summary>
    public int EndOfElement(IXmlLineInfo reader)
    {
        var quote = '\0';
        for (var at = Offset(reader); at < Text.Length; at++)
        {
            var one = Text[at];
            if (quote != '\0')
            {
                quote = one == quote ? '\0' : quote;
            }
            else if (one is '"' or '\'')
            {
                quote = one;
            }
            else if (one == '>')
            {
                return at + 1;
            }
        }

        return Text.Length;
    }

    /// <summary>The bytes between two offsets of the text. Called with growing offsets, it counts each character once.</summary>
    public ReadOnlyMemory<byte> Bytes(int start, int end) => _bytes[ByteOffset(start)..ByteOffset(end)];

    private int Offset(IXmlLineInfo reader) => _lines[reader.LineNumber - 1] + reader.LinePosition - 1;

    private int ByteOffset(int at)
    {
        if (Text.Length == _bytes.Length)
        {
            return at;
        }

        var from = at >= _known.Char ? _known : default;
        _known = (at, from.Byte + Encoding.UTF8.GetByteCount(Text.AsSpan(from.Char, at - from.Char)));
        return _known.Byte;
    }
}

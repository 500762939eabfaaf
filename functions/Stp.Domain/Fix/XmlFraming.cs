using System.Buffers;

namespace Stp.Domain.Fix;

/// <summary>Where an XML document begins and ends among other bytes. Whether it is well-formed is for the XML reader to say.</summary>
internal static class XmlFraming
{
    /// <summary>Longest declaration, comments and document type before a root element. It keeps the search for the root short.</summary>
    private const int MaxPrologBytes = 4096;

    private static readonly SearchValues<byte> EndOfName = SearchValues.Create("\t\n\r />"u8);

    /// <summary>Whether a document begins here: FIXML anywhere, any other element at the start of what is left or of a line.</summary>
    public static bool IsStart(ReadOnlySpan<byte> bytes, int at, int first)
    {
        var rest = bytes[at..];
        return rest.StartsWith("<FIXML"u8) || rest.StartsWith("<?xml"u8)
            || (rest.Length > 1 && (char.IsAsciiLetter((char)rest[1]) || rest[1] is (byte)'?' or (byte)'!') && (at == first || IsLineStart(bytes, at)));
    }

    /// <summary>The end of the document that begins at <paramref name="start"/>: behind its root, or before the next message if the root is not closed.</summary>
    public static int End(ReadOnlySpan<byte> bytes, int start)
    {
        var root = SkipProlog(bytes[..Math.Min(bytes.Length, start + MaxPrologBytes)], start);
        var limit = NextStart(bytes, Math.Min(root + 1, bytes.Length));
        var document = bytes[..limit];
        var name = document[Math.Min(root + 1, limit)..];
        var nameLength = name.IndexOfAny(EndOfName);
        var open = nameLength < 0 ? -1 : name.IndexOf((byte)'>');
        if (open < 0)
        {
            return limit;
        }

        var at = root + 1 + open;
        return document[at - 1] == '/' ? at + 1 : SearchClose(document, at, name[..nameLength]);
    }

    private static int SearchClose(ReadOnlySpan<byte> document, int at, ReadOnlySpan<byte> name)
    {
        while (true)
        {
            var close = document[at..].IndexOf("</"u8);
            if (close < 0)
            {
                return document.Length;
            }

            at += close + 2;
            if (document[at..].StartsWith(name))
            {
                var end = SkipWhite(document, at + name.Length);
                if (end < document.Length && document[end] == '>')
                {
                    return end + 1;
                }
            }
        }
    }

    private static int SkipWhite(ReadOnlySpan<byte> bytes, int at) => bytes.Length - bytes[at..].TrimStart("\t\n\r "u8).Length;

    /// <summary>Length of the comment that begins the bytes; 0 if it does not end.</summary>
    public static int CommentLength(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[4..].IndexOf("-->"u8);
        return end < 0 ? 0 : 4 + end + 3;
    }

    /// <summary>The start of the root element, behind declaration, comments and document type.</summary>
    private static int SkipProlog(ReadOnlySpan<byte> bytes, int at)
    {
        while (true)
        {
            var rest = bytes[at..];
            if (rest.IsEmpty || rest[0] != '<' || rest.Length < 2 || rest[1] is not ((byte)'?' or (byte)'!'))
            {
                return at;
            }

            var length = rest.StartsWith("<!--"u8) ? CommentLength(rest) : DeclarationLength(rest);
            if (length == 0)
            {
                return at;
            }

            at = SkipWhite(bytes, at + length);
        }
    }

    private static int DeclarationLength(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'>');
        if (bytes[1] == '!' && end > 0 && bytes[..end].Contains((byte)'['))
        {
            // A document type with declarations of its own inside brackets.
            var close = bytes.IndexOf((byte)']');
            var after = close < 0 ? -1 : bytes[close..].IndexOf((byte)'>');
            return after < 0 ? 0 : close + after + 1;
        }

        return end + 1;
    }

    private static int NextStart(ReadOnlySpan<byte> bytes, int from)
    {
        while (true)
        {
            var step = bytes[from..].IndexOfAny((byte)'<', (byte)'8');
            if (step < 0)
            {
                return bytes.Length;
            }

            from += step;
            if (IsNextMessage(bytes, from))
            {
                return from;
            }

            from++;
        }
    }

    /// <summary>A value may quote the beginning of another message, but not at the start of a line; and SOH is no character of XML at all.</summary>
    private static bool IsNextMessage(ReadOnlySpan<byte> bytes, int at)
    {
        var rest = bytes[at..];
        var begin = FixEnvelope.BeginStringLength(rest);
        return (begin > 0 && begin < rest.Length && rest[begin] == FixEnvelope.Soh)
            || ((begin > 0 || rest.StartsWith("<FIXML"u8) || rest.StartsWith("<?xml"u8)) && IsLineStart(bytes, at));
    }

    private static bool IsLineStart(ReadOnlySpan<byte> bytes, int at)
    {
        while (at > 0 && bytes[at - 1] is (byte)' ' or (byte)'\t')
        {
            at--;
        }

        return at == 0 || bytes[at - 1] is (byte)'\n' or (byte)'\r';
    }
}

using System.Globalization;
using System.Text;

namespace Stp.Domain.Dialects;

/// <summary>Reads the path language of the dialects: <c>[side:|leg:] (count[tag=value,...].)* tag [|date or |last:n]</c>.</summary>
internal static class FieldPathParser
{
    private const int MaxTag = 99_999;
    private const int MaxLast = 200;

    public static FieldPath Parse(string text)
    {
        var (body, transform, length) = SplitTransform(text);
        var (rest, scope) = SplitScope(body);
        var steps = new List<GroupStep>();
        while (rest.IndexOf('.') is var dot && dot >= 0)
        {
            // A value in brackets may itself contain a point.
            var close = rest.IndexOf(']');
            dot = close > dot ? rest.IndexOf('.', close) : dot;
            if (dot < 0)
            {
                break;
            }

            steps.Add(ParseStep(rest[..dot]));
            rest = rest[(dot + 1)..];
        }

        return new FieldPath(text, scope, [.. steps], ParseTag(rest), transform, length);
    }

    private static (string Body, FieldTransform Transform, int Length) SplitTransform(string text)
    {
        var bar = text.LastIndexOf('|');
        if (bar < 0)
        {
            return (text, FieldTransform.None, 0);
        }

        var transform = text[(bar + 1)..];
        if (transform == "date")
        {
            return (text[..bar], FieldTransform.Date, 0);
        }

        if (transform.StartsWith("last:", StringComparison.Ordinal)
            && int.TryParse(transform.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length is >= 1 and <= MaxLast)
        {
            return (text[..bar], FieldTransform.Last, length);
        }

        throw new FormatException($"\"{transform}\" is neither date nor last:n with n from 1 to {MaxLast}.");
    }

    private static (string Body, FieldScope Scope) SplitScope(string text)
    {
        if (text.StartsWith("side:", StringComparison.Ordinal))
        {
            return (text[5..], FieldScope.Side);
        }

        return text.StartsWith("leg:", StringComparison.Ordinal) ? (text[4..], FieldScope.Leg) : (text, FieldScope.Message);
    }

    private static GroupStep ParseStep(string text)
    {
        var open = text.IndexOf('[');
        if (open < 0)
        {
            return new GroupStep(ParseTag(text), []);
        }

        if (text[^1] != ']')
        {
            throw new FormatException($"\"{text}\" has no closing bracket before the point.");
        }

        var matches = text[(open + 1)..^1].Split(',').Select(ParseMatch).ToArray();
        return new GroupStep(ParseTag(text[..open]), matches);
    }

    private static GroupMatch ParseMatch(string text)
    {
        var equals = text.IndexOf('=');
        if (equals < 0 || equals == text.Length - 1)
        {
            throw new FormatException($"\"{text}\" is not of the form tag=value.");
        }

        return new GroupMatch(ParseTag(text[..equals]), Encoding.UTF8.GetBytes(text[(equals + 1)..]));
    }

    private static int ParseTag(string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tag) || tag is < 1 or > MaxTag)
        {
            throw new FormatException($"\"{text}\" is not a tag from 1 to {MaxTag}.");
        }

        return tag;
    }
}

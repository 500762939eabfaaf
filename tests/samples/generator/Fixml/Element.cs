using System.Text;

namespace Stp.Samples.Generator.Fixml;

/// <summary>An XML element with attributes and children, written the same way on every runtime.</summary>
internal sealed class Element(string name)
{
    private readonly StringBuilder _attributes = new();
    private readonly List<Element> _children = [];

    public string Name => name;

    public Element With(string attribute, string? value)
    {
        if (value is not null)
        {
            _attributes.Append(' ').Append(attribute).Append("=\"").Append(Escape(value)).Append('"');
        }

        return this;
    }

    public Element Add(Element? child)
    {
        if (child is not null)
        {
            _children.Add(child);
        }

        return this;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private static string Escape(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private void Write(StringBuilder text)
    {
        text.Append('<').Append(name).Append(_attributes);
        if (_children.Count == 0)
        {
            text.Append("/>");
            return;
        }

        text.Append('>');
        foreach (var child in _children)
        {
            child.Write(text);
        }

        text.Append("</").Append(name).Append('>');
    }
}

namespace Stp.Domain.Fixml;

/// <summary>What a schema says of one element.</summary>
internal sealed class FixmlElement(string name)
{
    private readonly Dictionary<string, (int Tag, int Order)> _attributes = new();
    private readonly Dictionary<string, FixmlElement> _children = new();

    public string Name { get; } = name;

    /// <summary>MsgType (35) of a message element, null of others.</summary>
    public string? MessageType { get; init; }

    /// <summary>The tag of the count, if the element is an entry of a group; otherwise 0.</summary>
    public int CountTag { get; set; }

    public void Add(string attribute, int tag) => _attributes.Add(attribute, (tag, _attributes.Count));

    public FixmlElement ChildOrNew(string name)
    {
        if (!_children.TryGetValue(name, out var child))
        {
            _children.Add(name, child = new FixmlElement(name));
        }

        return child;
    }

    public FixmlElement? Child(string name) => _children.GetValueOrDefault(name);

    /// <summary>The tag of an attribute and its place among the others; false if the schema does not name it.</summary>
    public bool TryGetTag(string attribute, out (int Tag, int Order) tag) => _attributes.TryGetValue(attribute, out tag);
}

using System.Text;
using System.Text.Json;
using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>Finds the values of several paths in one pass over a document.</summary>
internal sealed class FieldFinder
{
    private readonly Node _root = new("");

    public FieldFinder(IEnumerable<JsonPath> paths)
    {
        foreach (var (place, path) in paths.Index())
        {
            var node = _root;
            foreach (var name in path.Names)
            {
                node = node.Below(name);
            }

            node.Places.Add(place);
        }
    }

    /// <summary>Says where the values stand in <paramref name="json"/>, by path; an empty range where it has none.</summary>
    public void Find(ReadOnlySpan<byte> json, Span<Range> found)
    {
        found.Clear();
        var reader = new Utf8JsonReader(json, ItemReader.Options);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            Enter(ref reader, _root, found);
        }
    }

    private static void Enter(ref Utf8JsonReader reader, Node node, Span<Range> found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = node.Find(ref reader);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (child is { HasMore: true } && reader.TokenType == JsonTokenType.StartObject)
            {
                Enter(ref reader, child, found);
            }
            else
            {
                reader.Skip();
            }

            if (child is not null)
            {
                foreach (var place in child.Places)
                {
                    found[place] = start..(int)reader.BytesConsumed;
                }
            }
        }
    }

    /// <summary>A property that lies on a path, or ends one.</summary>
    private sealed class Node(string name)
    {
        private readonly byte[] _name = Encoding.UTF8.GetBytes(name);
        private readonly List<Node> _below = [];

        public List<int> Places { get; } = [];

        public bool HasMore => _below.Count > 0;

        public Node Below(string property)
        {
            var utf8 = Encoding.UTF8.GetBytes(property);
            var known = _below.Find(node => node._name.AsSpan().SequenceEqual(utf8));
            if (known is null)
            {
                _below.Add(known = new Node(property));
            }

            return known;
        }

        public Node? Find(ref Utf8JsonReader property)
        {
            foreach (var node in _below)
            {
                if (property.ValueTextEquals(node._name))
                {
                    return node;
                }
            }

            return null;
        }
    }
}

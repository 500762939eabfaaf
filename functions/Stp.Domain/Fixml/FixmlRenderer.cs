using System.Buffers;
using System.Globalization;
using System.Text;
using Stp.Domain.Holding;

namespace Stp.Domain.Fixml;

/// <summary>Writes a message read from XML as tag=value: plain fields first, then groups, so that no field is taken for a group's member.</summary>
internal sealed class FixmlRenderer
{
    private const byte Soh = 1;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Why the message cannot be written as tag=value.</summary>
    public Hold? Held { get; private set; }

    public ReadOnlyMemory<byte> Render(FixmlNode message)
    {
        _bytes.Write("8=FIXML\u0001"u8);
        Write(35, message.Element.MessageType!);
        var entry = new Entry(this, message);
        entry.Write(first: 0);
        _bytes.Write("10=000\u0001"u8);
        return Held is null ? _bytes.WrittenMemory : default;
    }

    private void Write(int tag, string value)
    {
        tag.TryFormat(_bytes.GetSpan(11), out var digits, provider: CultureInfo.InvariantCulture);
        _bytes.Advance(digits);
        _bytes.Write("="u8);
        Encoding.UTF8.GetBytes(value, _bytes);
        _bytes.Write([Soh]);
    }

    private void WriteGroup(int countTag, IReadOnlyList<Entry> entries)
    {
        Write(countTag, entries.Count.ToString(CultureInfo.InvariantCulture));

        // In tag=value the first tag of the first entry begins every entry, so it must be one that all of them have.
        var first = entries[0].Tags.Find(tag => entries.All(entry => entry.Tags.Contains(tag)));
        if (first == 0)
        {
            Held ??= new Hold(ReasonCodes.FieldMissing, $"The {entries[0].Name} elements (group {countTag}) have no attribute that all of them carry.");
        }

        foreach (var entry in entries)
        {
            entry.Write(first);
        }
    }

    /// <summary>A message, or an entry of a group: its own attributes and those of elements in it that are no groups.</summary>
    private sealed class Entry
    {
        private readonly FixmlRenderer _renderer;
        private readonly List<(int Tag, string Value)> _fields = [];
        private readonly List<(int CountTag, List<Entry> Entries)> _groups = [];

        public Entry(FixmlRenderer renderer, FixmlNode node)
        {
            _renderer = renderer;
            Name = node.Element.Name;
            Take(node);
        }

        public string Name { get; }

        public List<int> Tags { get; } = [];

        private bool IsEmpty => _fields.Count == 0 && _groups.Count == 0;

        public void Write(int first)
        {
            foreach (var (tag, value) in _fields.Where(field => field.Tag == first).Concat(_fields.Where(field => field.Tag != first)))
            {
                _renderer.Write(tag, value);
            }

            foreach (var (countTag, entries) in _groups)
            {
                _renderer.WriteGroup(countTag, entries);
            }
        }

        private void Take(FixmlNode node)
        {
            foreach (var (tag, value) in node.Fields)
            {
                Take(tag, value);
            }

            foreach (var child in node.Children)
            {
                if (child.Element.CountTag == 0)
                {
                    Take(child);
                }
                else
                {
                    TakeEntry(child);
                }
            }
        }

        private void Take(int tag, string value)
        {
            var known = Tags.IndexOf(tag);
            if (known < 0)
            {
                Tags.Add(tag);
                _fields.Add((tag, value));
            }
            else if (!string.Equals(_fields[known].Value, value, StringComparison.Ordinal))
            {
                _renderer.Held ??= new Hold(
                    ReasonCodes.TagDuplicate, $"{Name} has two values for tag {tag}: \"{_fields[known].Value}\" and \"{value}\".")
                {
                    Field = tag.ToString(CultureInfo.InvariantCulture),
                };
            }
        }

        private void TakeEntry(FixmlNode node)
        {
            var entry = new Entry(_renderer, node);
            if (entry.IsEmpty)
            {
                return;
            }

            var group = _groups.FindIndex(known => known.CountTag == node.Element.CountTag);
            if (group < 0)
            {
                _groups.Add((node.Element.CountTag, [entry]));
            }
            else
            {
                _groups[group].Entries.Add(entry);
            }
        }
    }
}

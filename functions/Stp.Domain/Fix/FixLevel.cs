using System.Collections.Frozen;

namespace Stp.Domain.Fix;

/// <summary>What a tag means at one level of a message.</summary>
internal enum FieldKind : byte
{
    /// <summary>A value and no more. Zero, so that the common case is one comparison.</summary>
    Plain,

    /// <summary>Not a member of this group: the group has ended.</summary>
    Outside,

    /// <summary>The length of the data field that follows.</summary>
    Length,

    /// <summary>Data, which may contain delimiters.</summary>
    Data,

    /// <summary>The count of a group.</summary>
    Count,
}

/// <summary>The message itself, or a group: the meaning of each tag there, ready to be looked up by tag.</summary>
internal sealed class FixLevel
{
    private readonly FixLevel[] _nested;
    private readonly FrozenDictionary<int, int> _dataFields;

    private FixLevel(int countTag, FieldKind elsewhere, int tags, IReadOnlyList<FixGroup> groups, FrozenDictionary<int, int> dataFields, int depth)
    {
        if (depth > FixDictionary.MaxDepth)
        {
            throw new ArgumentException($"Groups nest deeper than {FixDictionary.MaxDepth} at NoXxx ({countTag}).", nameof(groups));
        }

        CountTag = countTag;
        Elsewhere = elsewhere;
        Kinds = new FieldKind[tags];
        _nested = [.. groups.Select(group => OfGroup(group, dataFields, depth + 1))];
        _dataFields = dataFields;
    }

    /// <summary>The group's count tag, 0 for the message.</summary>
    public int CountTag { get; }

    /// <summary>Kinds by tag; shorter than the range of tags.</summary>
    public FieldKind[] Kinds { get; }

    /// <summary>The kind of every tag beyond <see cref="Kinds"/>.</summary>
    public FieldKind Elsewhere { get; }

    /// <summary>Its number among the levels of the dictionary, 0 for the message.</summary>
    public int Ordinal { get; private set; }

    public static FixLevel OfMessage(IReadOnlyList<FixGroup> groups, FrozenDictionary<int, int> dataFields)
    {
        var tags = dataFields.Keys.Concat(dataFields.Values).Concat(groups.Select(group => group.CountTag)).Max() + 1;
        var level = new FixLevel(0, FieldKind.Plain, tags, groups, dataFields, depth: 0);
        for (var tag = 0; tag < tags; tag++)
        {
            level.Kinds[tag] = level.KindOf(tag, dataFields);
        }

        return level;
    }

    /// <summary>The group with that count tag, which must be of kind <see cref="FieldKind.Count"/> here.</summary>
    public FixLevel Nested(int countTag)
    {
        var at = 0;
        while (_nested[at].CountTag != countTag)
        {
            at++;
        }

        return _nested[at];
    }

    public int LengthTagOf(int dataTag) => _dataFields[dataTag];

    /// <summary>This level and all below, numbered.</summary>
    public List<FixLevel> Number()
    {
        List<FixLevel> levels = [this];
        for (var ordinal = 0; ordinal < levels.Count; ordinal++)
        {
            levels[ordinal].Ordinal = ordinal;
            levels.AddRange(levels[ordinal]._nested);
        }

        return levels;
    }

    public FieldKind this[int tag] => (uint)tag < (uint)Kinds.Length ? Kinds[tag] : Elsewhere;

    private static FixLevel OfGroup(FixGroup group, FrozenDictionary<int, int> dataFields, int depth)
    {
        var members = group.Members.Concat(group.Nested.Select(nested => nested.CountTag)).ToList();
        if (members.Count == 0 || members.Exists(tag => tag is < 1 or > FixDictionary.MaxTag))
        {
            throw new ArgumentException($"Group {group.CountTag} needs members with tags from 1 to {FixDictionary.MaxTag}.", nameof(group));
        }

        var level = new FixLevel(group.CountTag, FieldKind.Outside, members.Max() + 1, group.Nested, dataFields, depth);
        Array.Fill(level.Kinds, FieldKind.Outside);
        foreach (var tag in members)
        {
            level.Kinds[tag] = level.KindOf(tag, dataFields);
        }

        return level;
    }

    private FieldKind KindOf(int tag, FrozenDictionary<int, int> dataFields) =>
        _nested.Any(level => level.CountTag == tag) ? FieldKind.Count
        : dataFields.ContainsKey(tag) ? FieldKind.Data
        : dataFields.Values.Contains(tag) ? FieldKind.Length
        : FieldKind.Plain;
}

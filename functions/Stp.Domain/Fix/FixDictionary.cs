using System.Collections.Frozen;

namespace Stp.Domain.Fix;

/// <summary>What the tokenizer needs to know of a venue's messages: its groups and its data fields. Immutable.</summary>
public sealed class FixDictionary
{
    /// <summary>The highest tag that a field may have.</summary>
    public const int MaxTag = 99_999;

    /// <summary>Most bytes of a code. It fits with a delimiter behind it into a word of 32 bits.</summary>
    internal const int MaxCodeLength = 3;

    /// <summary>The deepest nesting of groups. Published FIX dictionaries need four.</summary>
    public const int MaxDepth = 8;

    /// <summary>Data fields of FIX 4.2 to 5.0 SP2 that a feed may carry, each with its length field: known without a dictionary.</summary>
    private static readonly (int Data, int Length)[] StandardDataFields =
    [
        (89, 93), (91, 90), (96, 95), (213, 212), (349, 348), (351, 350), (353, 352), (355, 354), (357, 356), (359, 358), (361, 360),
        (363, 362), (365, 364), (446, 445), (619, 618), (622, 621), (1185, 1184), (1278, 1277), (1281, 1280), (1283, 1282),
        (1360, 1359), (1398, 1397), (1402, 1401), (1404, 1403), (1469, 1468), (1619, 1618), (1621, 1620),
    ];

    /// <summary>Makes a dictionary; the standard data fields are always known.</summary>
    /// <param name="groups">The groups that stand in the message itself, of all its message types together.</param>
    /// <param name="dataFields">Data tag to the tag of its length, for example 96 to 95. It adds to the standard ones.</param>
    /// <exception cref="ArgumentException">A tag is out of range, a group has no members, or groups nest too deep.</exception>
    public FixDictionary(IReadOnlyList<FixGroup> groups, IReadOnlyDictionary<int, int> dataFields)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(dataFields);
        var all = StandardDataFields.ToDictionary(field => field.Data, field => field.Length);
        foreach (var (data, length) in dataFields)
        {
            ThrowIfNoTag(data);
            ThrowIfNoTag(length);
            all[data] = length;
        }

        foreach (var group in groups)
        {
            ThrowIfNoTag(group.CountTag);
        }

        Message = FixLevel.OfMessage(groups, all.ToFrozenDictionary());
        Levels = Message.Number();
    }

    /// <summary>A dictionary that knows no groups and the standard data fields.</summary>
    public static FixDictionary Standard { get; } = new([], FrozenDictionary<int, int>.Empty);

    /// <summary>
    /// Tags whose values tell kinds of messages apart, for example ExecType (150). Values longer than <see cref="MaxCodeLength"/> mean all the same.
    /// </summary>
    internal IReadOnlySet<int> Codes { get; init; } = FrozenSet<int>.Empty;

    /// <summary>How many questions, numbered from 0, are asked of a message whose answers depend on its tags, its groups and its codes only.</summary>
    internal int Questions { get; init; }

    internal FixLevel Message { get; }

    /// <summary>All levels by their ordinal.</summary>
    internal IReadOnlyList<FixLevel> Levels { get; }

    private static void ThrowIfNoTag(int tag)
    {
        if (tag is < 1 or > MaxTag)
        {
            throw new ArgumentException($"A tag is from 1 to {MaxTag}, not {tag}.", nameof(tag));
        }
    }
}

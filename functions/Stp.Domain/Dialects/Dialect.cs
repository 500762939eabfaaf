using System.Collections.Frozen;
using System.Text;
using Stp.Domain.Fix;
using Stp.Domain.Fixml;

namespace Stp.Domain.Dialects;

/// <summary>
/// How a venue writes its drop copies: which messages are trades, what identifies them, and where their fields stand. Read from a
/// dialect file (docs/dialects.md) and immutable.
/// </summary>
public sealed class Dialect
{
    internal Dialect()
    {
    }

    /// <summary>The dialect's name, for example <c>cme-stp</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The venue codes that it serves, lower case.</summary>
    public required IReadOnlyList<string> Venues { get; init; }

    /// <summary>FIX tag=value or FIXML.</summary>
    public required DialectFormat Format { get; init; }

    /// <summary>The BeginStrings (8) that it speaks; empty for FIXML.</summary>
    public required IReadOnlyList<string> BeginStrings { get; init; }

    /// <summary>The first UTC date of receipt on which it is in force.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The first segment of its trade keys; null for the venue code of the feed.</summary>
    public string? Scope { get; init; }

    /// <summary>The reference venue that maps its codes; null for the venue code of the feed.</summary>
    public string? Codes { get; init; }

    /// <summary>What a message must satisfy besides its form.</summary>
    public required FixChecks Checks { get; init; }

    /// <summary>When its sequence numbers begin anew.</summary>
    public required SequenceEpoch Epoch { get; init; }

    /// <summary>Its repeating groups and data fields.</summary>
    public required FixDictionary Dictionary { get; init; }

    /// <summary>Which XML elements and attributes are which tags; null for tag=value.</summary>
    public FixmlSchema? Fixml { get; init; }

    /// <summary>Count tag of the sides (552), or 0 where a message is one side itself.</summary>
    internal int SidesTag { get; init; }

    /// <summary>Count tag of the legs (555), or 0 where messages have none.</summary>
    internal int LegsTag { get; init; }

    /// <summary>The venue's own names of fields, by tag.</summary>
    internal IReadOnlyDictionary<int, string> Names { get; init; } = FrozenDictionary<int, string>.Empty;

    internal RuleTable Rules { get; init; } = new([]);

    /// <summary>The tags that its rules and forms read: outside them any bytes may stand.</summary>
    internal IReadOnlySet<int> ReadTags { get; init; } = FrozenSet<int>.Empty;

    internal byte[][] BeginStringBytes { get; private set; } = [];

    internal byte[]? ScopeBytes { get; private set; }

    /// <summary>The name of a field: the venue's own, else that of the standard; null where neither has one.</summary>
    public string? NameOf(int tag) => Names.GetValueOrDefault(tag) ?? FixFieldNames.Of(tag);

    /// <summary>Reads a dialect file.</summary>
    /// <param name="source">The file's name, for error messages.</param>
    /// <param name="json">The file's text.</param>
    /// <exception cref="DialectException">It is not JSON, or not a dialect: the message names the place and the problem.</exception>
    public static Dialect Parse(string source, string json)
    {
        var dialect = Reading.DialectReader.Read(source, json);
        dialect.BeginStringBytes = [.. dialect.BeginStrings.Select(Encoding.UTF8.GetBytes)];
        dialect.ScopeBytes = dialect.Scope is null ? null : Encoding.UTF8.GetBytes(dialect.Scope);
        return dialect;
    }
}

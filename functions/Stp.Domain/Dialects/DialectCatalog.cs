using System.Collections.Frozen;
using Stp.Domain.DataFiles;

namespace Stp.Domain.Dialects;

/// <summary>All dialects, found by venue, format, BeginString and date of receipt. Immutable.</summary>
public sealed class DialectCatalog
{
    private const string ResourcePrefix = "Stp.Domain.Dialects.";

    private readonly FrozenDictionary<string, Dialect[]> _byVenue;

    /// <summary>Makes a catalog.</summary>
    /// <exception cref="DialectException">Two dialects would serve the same messages from the same date.</exception>
    public DialectCatalog(IEnumerable<Dialect> dialects)
    {
        ArgumentNullException.ThrowIfNull(dialects);
        Dialects = [.. dialects];
        ThrowIfAmbiguous(Dialects);
        _byVenue = Dialects
            .SelectMany(dialect => dialect.Venues.Select(venue => (Venue: venue, Dialect: dialect)))
            .GroupBy(pair => pair.Venue, pair => pair.Dialect)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(dialect => dialect.EffectiveFrom).ToArray());
    }

    /// <summary>The dialects that come with the product.</summary>
    public static DialectCatalog BuiltIn { get; } = FromTexts(BuiltInTexts());

    /// <summary>Every dialect.</summary>
    public IReadOnlyList<Dialect> Dialects { get; }

    /// <summary>The venue codes that are served, in order.</summary>
    public IReadOnlyList<string> Venues => [.. _byVenue.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads dialect files.</summary>
    /// <param name="files">Name and text of each file; a later file replaces an earlier one of the same dialect name and effective date.</param>
    /// <exception cref="DialectException">A file is not a dialect, or two are in each other's way.</exception>
    public static DialectCatalog FromTexts(IEnumerable<KeyValuePair<string, string>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var byName = new Dictionary<(string Name, DateOnly From), Dialect>();
        foreach (var (name, text) in files)
        {
            var dialect = Dialect.Parse(name, text);
            byName[(dialect.Name, dialect.EffectiveFrom)] = dialect;
        }

        return new DialectCatalog(byName.Values);
    }

    /// <summary>Name and text of the dialect files that come with the product, to be joined with a firm's own.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> BuiltInTexts() => BuiltInFiles.Read(ResourcePrefix);

    /// <summary>Whether any dialect serves the venue, at any date.</summary>
    public bool Serves(string venue) => _byVenue.ContainsKey(venue);

    /// <summary>The dialect for a message.</summary>
    /// <param name="venue">Venue code of the feed.</param>
    /// <param name="format">How the message is written.</param>
    /// <param name="beginString">BeginString (8); not looked at for FIXML.</param>
    /// <param name="receivedOn">UTC date of receipt.</param>
    /// <param name="speaksOther">Whether a dialect of the venue is in force then, though not for this format and BeginString.</param>
    /// <returns>The dialect whose effective date is the latest not after <paramref name="receivedOn"/>, or null.</returns>
    public Dialect? Find(string venue, DialectFormat format, ReadOnlySpan<byte> beginString, DateOnly receivedOn, out bool speaksOther)
    {
        speaksOther = false;
        if (!_byVenue.TryGetValue(venue, out var candidates))
        {
            return null;
        }

        foreach (var dialect in candidates)
        {
            if (dialect.EffectiveFrom > receivedOn)
            {
                continue;
            }

            speaksOther = true;
            if (dialect.Format == format && (format == DialectFormat.Fixml || Speaks(dialect, beginString)))
            {
                return dialect;
            }
        }

        return null;
    }

    private static bool Speaks(Dialect dialect, ReadOnlySpan<byte> beginString)
    {
        foreach (var candidate in dialect.BeginStringBytes)
        {
            if (beginString.SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }

    private static void ThrowIfAmbiguous(IReadOnlyList<Dialect> dialects)
    {
        var seen = new Dictionary<(string, DialectFormat, string, DateOnly), string>();
        foreach (var dialect in dialects)
        {
            foreach (var venue in dialect.Venues)
            {
                foreach (var beginString in dialect.Format == DialectFormat.Fixml ? [""] : dialect.BeginStrings)
                {
                    if (!seen.TryAdd((venue, dialect.Format, beginString, dialect.EffectiveFrom), dialect.Name))
                    {
                        var other = seen[(venue, dialect.Format, beginString, dialect.EffectiveFrom)];
                        throw DialectException.At(
                            dialect.Name, "$.venues", $"Venue {venue} is also served by {other}, for the same messages from the same date.");
                    }
                }
            }
        }
    }
}

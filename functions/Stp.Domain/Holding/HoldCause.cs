using System.Diagnostics.CodeAnalysis;
using Stp.Domain.Reference;

namespace Stp.Domain.Holding;

/// <summary>
/// What messages are held for, without what differs from one to the next: three hundred messages of one unmapped code have one cause. Its text is
/// stored with each of them, so that they are counted by an index, and can be read again, so that a group needs no more than its text.
/// </summary>
/// <param name="Reason">One of <see cref="ReasonCodes"/>.</param>
/// <param name="Venue">Venue of the feed.</param>
/// <param name="Session">Session of the feed; null where the cause has nothing to do with it.</param>
/// <param name="Field">The field that is to blame, or null.</param>
/// <param name="Value">Its value where that is the cause: an unknown message type. Null where each message may have another.</param>
/// <param name="Missing">The mapping that is missing, or null.</param>
public sealed record HoldCause(string Reason, string Venue, string? Session, string? Field, string? Value, MissingMapping? Missing)
{
    /// <summary>Most characters of a venue, session, field or value; what is longer is cut.</summary>
    private const int MaxPart = 100;

    private const int FixedParts = 5;

    /// <summary>Reasons of which one value is one cause, whatever the session.</summary>
    private static readonly HashSet<string> OfValue = [ReasonCodes.MessageTypeUnknown, ReasonCodes.BeginStringUnsupported];

    /// <summary>The cause of a hold.</summary>
    public static HoldCause Of(Hold why, string venue, string? session)
    {
        ArgumentNullException.ThrowIfNull(why);
        var value = OfValue.Contains(why.Reason) ? Cut(why.Value) : null;
        var isOfVenue = why.Missing is not null || value is not null || why.Reason == ReasonCodes.DialectUnknown;
        return new HoldCause(why.Reason, Cut(venue) ?? "", isOfVenue ? null : Cut(session), Cut(why.Field), value, why.Missing);
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HoldCause? cause)
    {
        cause = null;
        var parts = text?.Split('/').Select(Uri.UnescapeDataString).ToArray() ?? [];
        if (parts.Length < FixedParts || parts[0].Length == 0)
        {
            return false;
        }

        MissingMapping? missing = null;
        if (parts.Length > FixedParts)
        {
            if (parts.Length < FixedParts + 3 || !Enum.TryParse<ReferenceMap>(parts[FixedParts], ignoreCase: true, out var map))
            {
                return false;
            }

            missing = new MissingMapping(map, parts[FixedParts + 1], parts[(FixedParts + 2)..]);
        }

        cause = new HoldCause(parts[0], parts[1], Text(parts[2]), Text(parts[3]), Text(parts[4]), missing);
        return cause.ToString() == text;
    }

    /// <summary>One sentence for all the messages of the cause.</summary>
    public string Describe() => Missing switch
    {
        { Map: ReferenceMap.Accounts } => $"Account ({Field}) \"{Missing.Codes[0]}\" of venue {Missing.Venue} is not mapped to an account of ours.",
        { Map: ReferenceMap.Instruments } => $"Instrument ({Field}) \"{Missing.Codes[0]}\" of venue {Missing.Venue} is not mapped.",
        { Map: ReferenceMap.Contracts } => $"Product {Missing.Venue}:{Missing.Codes[0]} has no contract specification.",
        _ when Value is not null => $"{ReasonTexts.Of(Reason)} {Field}: \"{Value}\".",
        _ when Field is not null => $"{ReasonTexts.Of(Reason)} Field: {Field}.",
        _ => ReasonTexts.Of(Reason),
    };

    /// <summary>The text that is stored and grouped by: parts joined by a slash, each escaped as in an address.</summary>
    public override string ToString()
    {
        IEnumerable<string?> parts = [Reason, Venue, Session, Field, Value];
        if (Missing is not null)
        {
            parts = [.. parts, EnumName(Missing.Map), Missing.Venue, .. Missing.Codes];
        }

        return string.Join('/', parts.Select(part => Uri.EscapeDataString(part ?? "")));
    }

    /// <summary>What every text of a reason begins with, and of a reason and a venue where one is given.</summary>
    public static string Prefix(string reason, string? venue) => venue is null ? $"{reason}/" : $"{reason}/{Uri.EscapeDataString(venue)}/";

    private static string EnumName(ReferenceMap map) => map.ToString().ToLowerInvariant();

    private static string? Text(string part) => part.Length == 0 ? null : part;

    private static string? Cut(string? part)
    {
        if (part is not { Length: > MaxPart })
        {
            return string.IsNullOrEmpty(part) ? null : part;
        }

        // Half of a pair of surrogates could not be written.
        return char.IsHighSurrogate(part[MaxPart - 1]) ? part[..(MaxPart - 1)] : part[..MaxPart];
    }
}

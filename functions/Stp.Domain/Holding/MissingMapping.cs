using Stp.Domain.Reference;

namespace Stp.Domain.Holding;

/// <summary>A row of reference data whose absence holds a message.</summary>
/// <param name="Map">The map that lacks it.</param>
/// <param name="Venue">The reference venue, or the MIC for a contract specification.</param>
/// <param name="Codes">The codes of which any one would do, the first the best; one or more.</param>
public sealed record MissingMapping(ReferenceMap Map, string Venue, IReadOnlyList<string> Codes)
{
    /// <summary>Most codes that are named.</summary>
    public const int MaxCodes = 3;

    /// <summary>Most characters of a code. A longer one is no code that anybody would map.</summary>
    public const int MaxCodeLength = 60;

    /// <summary>The mapping for these codes; null where none of them can be mapped.</summary>
    internal static MissingMapping? Of(ReferenceMap map, string venue, params IEnumerable<string?> codes)
    {
        var usable = codes.OfType<string>().Where(code => code.Length is > 0 and <= MaxCodeLength).Distinct().Take(MaxCodes).ToList();
        return usable.Count == 0 || venue.Length == 0 ? null : new MissingMapping(map, venue, usable);
    }

    /// <summary>Whether the reference data has it by now, for whatever date. What it says may still not fit the message.</summary>
    public bool IsIn(ReferenceSnapshot reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Codes.Any(code => Map switch
        {
            // A firm code of ours is known and is still no account.
            ReferenceMap.Accounts => reference.TryAccount(Venue, code, DateOnly.MaxValue, out var entry) && entry is not { IsOurs: true, Account: null },
            ReferenceMap.Instruments => reference.TryInstrument(Venue, code, DateOnly.MaxValue, out _),
            ReferenceMap.Contracts => reference.Contract($"{Venue}:{code}") is not null,
            _ => false,
        });
    }
}

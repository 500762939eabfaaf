using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>
/// What an account's book had come to a little before the cut-off of a check that found it sound. A later check adds what has changed since,
/// and need not read again what was there. It grows with the positions, not with their trades.
/// </summary>
/// <param name="Account">Our account.</param>
/// <param name="KnownBy">Everything that was booked by this instant is in it, and nothing else.</param>
/// <param name="From">Clearing dates before this one are one sum; this one and later ones each have their own.</param>
/// <param name="Positions">By instrument, ordinal; without those of which nothing is left.</param>
public sealed record AccountCheckpoint(string Account, DateTimeOffset KnownBy, DateOnly From, IReadOnlyList<PositionCheckpoint> Positions)
{
    /// <summary>
    /// How long before the cut-off it is made: what bears an instant that long ago has been stored, though clocks of instances differ and a store
    /// may have been tried again. Were it not so, the next check would find a drift that is none, and read the account in full.
    /// </summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>The instant of the checkpoint that a check with a cut-off makes.</summary>
    public static DateTimeOffset KnownByAt(DateTimeOffset cutOff) => cutOff - Margin;

    /// <summary>Whether a check may go on from here.</summary>
    /// <param name="cutOff">Its cut-off.</param>
    /// <param name="recentFrom">The first clearing date of which it needs the totals.</param>
    public bool Serves(DateTimeOffset cutOff, DateOnly recentFrom) => From <= recentFrom && KnownBy <= KnownByAt(cutOff);
}

/// <summary>One position in a checkpoint.</summary>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="Before">Totals of the clearing dates that are one sum.</param>
/// <param name="Days">The other clearing dates on which anything is left, ascending.</param>
/// <param name="Posted">The print of its postings, of all dates.</param>
/// <param name="Traded">
/// The print of the lines of trades, of all dates. A trade is stored before it is posted, so the two may differ by what was under way.
/// </param>
public sealed record PositionCheckpoint(string Instrument, DayTotals Before, IReadOnlyList<CheckpointDay> Days, BookPrint Posted, BookPrint Traded);

/// <summary>One clearing date of a position in a checkpoint.</summary>
/// <param name="Date">The clearing date.</param>
/// <param name="Totals">Its totals.</param>
public sealed record CheckpointDay(DateOnly Date, DayTotals Totals);

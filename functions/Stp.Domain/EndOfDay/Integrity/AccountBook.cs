using Stp.Domain.EndOfDay.Breaks;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>What an account's book amounted to at the cut-off, and where its three accounts of itself disagree.</summary>
/// <param name="Account">Our account.</param>
/// <param name="Positions">By instrument, ordinal; what had any trade on or before the business date.</param>
/// <param name="Trades">Trades read.</param>
/// <param name="Postings">Postings read.</param>
/// <param name="Drifts">A break of type <see cref="BreakType.IntegrityDrift"/> for each position that drifts.</param>
public sealed record AccountBook(
    string Account, IReadOnlyList<BookPosition> Positions, long Trades, long Postings, IReadOnlyList<Break> Drifts);

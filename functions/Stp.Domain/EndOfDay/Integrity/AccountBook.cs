using Stp.Domain.EndOfDay.Breaks;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>What an account's book amounted to at the cut-off, and where its three accounts of itself disagree.</summary>
/// <param name="Account">Our account.</param>
/// <param name="Positions">By instrument, ordinal; what had any trade on or before the business date.</param>
/// <param name="Trades">Trades read.</param>
/// <param name="Postings">Postings read.</param>
/// <param name="Drifts">A break of type <see cref="BreakType.IntegrityDrift"/> for each position that drifts.</param>
public sealed record AccountBook(
    string Account, IReadOnlyList<BookPosition> Positions, long Trades, long Postings, IReadOnlyList<Break> Drifts)
{
    /// <summary>Clearing dates shortly before the business date on which anything was traded, by instrument and date.</summary>
    public IReadOnlyList<BookDay> RecentDays { get; init; } = [];

    /// <summary>Whether it was brought up from a checkpoint, and not added up from everything.</summary>
    public bool IsContinued { get; init; }

    /// <summary>From where a later check may go on; null where anything drifts.</summary>
    public AccountCheckpoint? Checkpoint { get; init; }

    /// <summary>Whether anything drifts. What is read while bookings go on may drift for a moment, so it is worth a second look.</summary>
    public bool HasDrift => Drifts.Count > 0;

    /// <summary>The same, with the trades that <paramref name="tracer"/> found named in the break of its position.</summary>
    public AccountBook With(DriftTracer tracer)
    {
        ArgumentNullException.ThrowIfNull(tracer);
        var named = tracer.Find();
        return named.Count == 0
            ? this
            : this with
            {
                Drifts =
                [
                    .. Drifts.Select(drift => drift.Instrument == tracer.Position.Instrument && drift.Account == tracer.Position.Account
                        ? drift with { Detail = $"{drift.Detail} Trades: {string.Join("; ", named)}." }
                        : drift),
                ],
            };
    }
}

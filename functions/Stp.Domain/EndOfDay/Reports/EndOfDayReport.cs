using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.SignOff;

namespace Stp.Domain.EndOfDay.Reports;

/// <summary>
/// The report of one run of a business date. What the check has found stays as it is; what people say of it is brought up to date by
/// <see cref="With"/>.
/// </summary>
public sealed record EndOfDayReport
{
    /// <summary>The business date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Number of the run, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>What was booked later is not in it.</summary>
    public required DateTimeOffset CutOff { get; init; }

    /// <summary>The calendars that were open on the date.</summary>
    public required IReadOnlyList<string> Calendars { get; init; }

    /// <summary>The statements that were compared, and those that were missing.</summary>
    public required IReadOnlyList<StatementUsed> Statements { get; init; }

    /// <summary>Where the run stands.</summary>
    public required DayStatus Status { get; init; }

    /// <summary>Who has signed it.</summary>
    public required IReadOnlyList<Signature> Signatures { get; init; }

    /// <summary>The signed business date from whose check this one goes on; null where it read everything.</summary>
    public DateOnly? GoesOnFrom { get; init; }

    /// <summary>Accounts that were checked.</summary>
    public required int Accounts { get; init; }

    /// <summary>
    /// Accounts of which everything was read: all, or where the check goes on from another one, those that it could not go on with. Null in
    /// reports of before this was told.
    /// </summary>
    public int? AccountsReadInFull { get; init; }

    /// <summary>Positions with any trade on or before the date.</summary>
    public required int Positions { get; init; }

    /// <summary>Trades read, which are not all where the check goes on from another one. A trade between two accounts of ours is read in both.</summary>
    public required long Trades { get; init; }

    /// <summary>Postings read.</summary>
    public required long Postings { get; init; }

    /// <summary>Accounts that were not compared, because a statement was missing.</summary>
    public required IReadOnlyList<AccountNotCompared> AccountsNotCompared { get; init; }

    /// <summary>Profit and loss by currency, rounded to cents.</summary>
    public required IReadOnlyList<PnlSum> PnlByCurrency { get; init; }

    /// <summary>Profit and loss by account and currency, rounded to cents.</summary>
    public required IReadOnlyList<PnlSum> PnlByAccount { get; init; }

    /// <summary>Profit and loss by account, product and currency, rounded to cents.</summary>
    public required IReadOnlyList<PnlSum> PnlByProduct { get; init; }

    /// <summary>
    /// Instruments whose variation margin is for more than one business date: their last settlement price is older than the business date before.
    /// By instrument, at most 1,000.
    /// </summary>
    public IReadOnlyList<OlderPrice> OlderPrices { get; init; } = [];

    /// <summary>
    /// Sequence numbers that would be a break, had nobody accepted them as missing; by feed, epoch and number, at most 1,000. Those that came after
    /// all are not among them.
    /// </summary>
    public IReadOnlyList<AcceptedFeedGap> AcceptedGaps { get; init; } = [];

    /// <summary>How many breaks there are of each type and status.</summary>
    public required IReadOnlyList<BreakCount> BreakCounts { get; init; }

    /// <summary>Every break, by type, account, instrument and clearing firm.</summary>
    public required IReadOnlyList<BreakRow> Breaks { get; init; }

    /// <summary>The report with the review as it stands, whatever order the breaks come in.</summary>
    public EndOfDayReport With(DayReview day, IReadOnlyCollection<BreakReview> breaks)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(breaks);
        return this with
        {
            Status = day.Status,
            Signatures = day.Signatures,
            BreakCounts = BreakCount.Of(breaks),
            Breaks = [.. breaks.Ordered(review => review.Break).Select(BreakRow.Of)],
        };
    }
}

/// <summary>A clearing firm's statement as the run used it.</summary>
/// <param name="ClearingFirm">The clearing firm.</param>
/// <param name="Version">Number of the upload, from 1; null where none had come.</param>
/// <param name="UploadedAt">When it was uploaded.</param>
/// <param name="Format">The format that it was read by.</param>
/// <param name="Lines">Lines of substance.</param>
public sealed record StatementUsed(string ClearingFirm, int? Version, DateTimeOffset? UploadedAt, string? Format, int? Lines);

/// <summary>An account that was not compared.</summary>
/// <param name="Account">Our account.</param>
/// <param name="MissingFirms">The firms whose statement had not come.</param>
public sealed record AccountNotCompared(string Account, IReadOnlyList<string> MissingFirms);

/// <summary>A previous settlement price that is not of the business date before.</summary>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="Date">Of which date it is.</param>
public sealed record OlderPrice(string Instrument, DateOnly Date);

/// <summary>Breaks of one type and status.</summary>
/// <param name="Type">The type.</param>
/// <param name="Status">The status.</param>
/// <param name="Breaks">How many.</param>
public sealed record BreakCount(BreakType Type, BreakStatus Status, int Breaks)
{
    /// <summary>Counts, by type and status.</summary>
    public static IReadOnlyList<BreakCount> Of(IEnumerable<BreakReview> breaks) =>
    [
        .. breaks
            .GroupBy(review => (review.Break.Type, review.Status))
            .OrderBy(group => group.Key)
            .Select(group => new BreakCount(group.Key.Type, group.Key.Status, group.Count())),
    ];
}

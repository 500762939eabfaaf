namespace Stp.Pages.EndOfDay;

/// <summary>The numbers of a report, as <c>GET eod/{date}/report</c> gives them.</summary>
/// <param name="Accounts">Accounts that were checked.</param>
/// <param name="Positions">Positions with any trade on or before the date.</param>
/// <param name="Trades">Trades read.</param>
/// <param name="Postings">Postings read.</param>
/// <param name="GoesOnFrom">The signed date from whose check it goes on; null where it read everything.</param>
/// <param name="NotCompared">Accounts that were not compared, each with the firms whose statement was missing.</param>
/// <param name="PnlByCurrency">Profit and loss by currency.</param>
/// <param name="PnlByAccount">Profit and loss by account and currency.</param>
/// <param name="AcceptedGaps">Missing numbers of feeds that are no break, because somebody has accepted them.</param>
public sealed record ReportView(
    int Accounts,
    int Positions,
    long Trades,
    long Postings,
    DateOnly? GoesOnFrom,
    IReadOnlyList<NotComparedRow> NotCompared,
    IReadOnlyList<PnlRow> PnlByCurrency,
    IReadOnlyList<PnlRow> PnlByAccount,
    IReadOnlyList<AcceptedGapRow> AcceptedGaps);

/// <summary>Missing numbers of a feed that somebody has accepted.</summary>
/// <param name="Venue">The venue of the feed.</param>
/// <param name="Session">Its session.</param>
/// <param name="Epoch">The UTC date on which its epoch began.</param>
/// <param name="From">The first number.</param>
/// <param name="To">The last.</param>
/// <param name="Missing">How many of them are missing.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record AcceptedGapRow(string Venue, string Session, DateOnly Epoch, long From, long To, long Missing, string By, DateTimeOffset At, string Reason);

/// <summary>An account that was not compared.</summary>
/// <param name="Account">Our account.</param>
/// <param name="MissingFirms">The firms whose statement had not come.</param>
public sealed record NotComparedRow(string Account, IReadOnlyList<string> MissingFirms);

/// <summary>Profit and loss of some positions in one currency; null where it cannot be told.</summary>
/// <param name="Account">Our account; null for all.</param>
/// <param name="Currency">ISO 4217 code; null for positions without contract specification.</param>
/// <param name="Realised">What is realised.</param>
/// <param name="Unrealised">What is unrealised.</param>
/// <param name="Total">Both.</param>
/// <param name="VariationMargin">The variation margins.</param>
public sealed record PnlRow(string? Account, string? Currency, decimal? Realised, decimal? Unrealised, decimal? Total, decimal? VariationMargin);

/// <summary>Breaks of one type and status.</summary>
/// <param name="Type">The type, as <c>missingInBook</c>.</param>
/// <param name="Status"><c>open</c>, <c>explained</c> or <c>resolved</c>.</param>
/// <param name="Breaks">How many.</param>
public sealed record BreakCount(string Type, string Status, int Breaks);

/// <summary>A break as <c>GET eod/{date}/breaks</c> gives it.</summary>
/// <param name="Id">The same for the same difference on every day.</param>
/// <param name="Type">What kind of difference it is.</param>
/// <param name="Status"><c>open</c>, <c>explained</c> or <c>resolved</c>.</param>
/// <param name="Account">Our account, or null.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>, or null.</param>
/// <param name="ClearingFirm">The clearing firm, or null.</param>
/// <param name="Detail">A sentence that says what is wrong.</param>
/// <param name="BookLots">Lots in the book; long is above zero.</param>
/// <param name="StatementLots">Lots in the statement.</param>
/// <param name="BookPrice">Price in the book.</param>
/// <param name="StatementPrice">Price in the statement.</param>
/// <param name="FirstDate">The business date on which it was first found.</param>
/// <param name="AgeDays">Checks that have found it before.</param>
/// <param name="PreviousDate">The date of the check that found it last before; null on the first day.</param>
/// <param name="AssignedTo">Who is to look at it.</param>
/// <param name="Explanation">Why it is there, as was said last.</param>
/// <param name="ExplainedBy">Who said so.</param>
public sealed record BreakRow(
    string Id,
    string Type,
    string Status,
    string? Account,
    string? Instrument,
    string? ClearingFirm,
    string Detail,
    decimal? BookLots,
    decimal? StatementLots,
    decimal? BookPrice,
    decimal? StatementPrice,
    DateOnly FirstDate,
    int AgeDays,
    DateOnly? PreviousDate,
    string? AssignedTo,
    string? Explanation,
    string? ExplainedBy);

namespace Stp.Pages.EndOfDay;

/// <summary>One run of a business date, with its report where it has one.</summary>
public sealed record DayModel
{
    /// <summary>The run.</summary>
    public required RunRow Run { get; init; }

    /// <summary>Numbers of the runs of the date, newest first.</summary>
    public IReadOnlyList<int> Runs { get; init; } = [];

    /// <summary>How far the check has come; null where it does not run.</summary>
    public RunProgress? Progress { get; init; }

    /// <summary>The report; null before it is published, and for readers who see some accounts only.</summary>
    public ReportView? Report { get; init; }

    /// <summary>The breaks that match the filter, those that waited longest first.</summary>
    public required IReadOnlyList<BreakRow> Breaks { get; init; }

    /// <summary>Breaks of each type and status, without the filter.</summary>
    public required IReadOnlyList<BreakCount> Counts { get; init; }

    /// <summary>A type of break, or null for all.</summary>
    public string? Type { get; init; }

    /// <summary>A status of breaks, or null for all.</summary>
    public string? Status { get; init; }

    /// <summary>An account, or null for all.</summary>
    public string? Account { get; init; }

    /// <summary>Why the reader cannot sign now, in a sentence; null where nothing stands in the way.</summary>
    public string? SignOffProblem { get; init; }

    /// <summary>Why what was sent could not be taken; null where nothing is wrong.</summary>
    public string? Problem { get; init; }
}

/// <summary>A run as <c>GET eod/{date}</c> gives it.</summary>
/// <param name="BusinessDate">The business date.</param>
/// <param name="Number">Number of the run, from 1.</param>
/// <param name="Status"><c>running</c>, <c>awaitingSignOff</c>, <c>signed</c>, <c>restated</c>, <c>superseded</c> or <c>failed</c>.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="CutOff">What was booked later is not in it; null before it is fixed.</param>
/// <param name="PublishedAt">When its report was there.</param>
/// <param name="RestatedAt">When it was last seen to have changed after it was signed.</param>
/// <param name="Signatures">Who has signed it.</param>
/// <param name="Statements">The statements that were used, and those that were missing.</param>
/// <param name="Restated">What has changed after it was signed.</param>
/// <param name="Failure">Why it ended without a report.</param>
public sealed record RunRow(
    DateOnly BusinessDate,
    int Number,
    string Status,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? CutOff,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? RestatedAt,
    IReadOnlyList<SignatureRow> Signatures,
    IReadOnlyList<StatementRow> Statements,
    IReadOnlyList<RestatedRow> Restated,
    string? Failure);

/// <summary>A signature under a day.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="HasExplained">Whether the signer had explained any of the day's breaks.</param>
public sealed record SignatureRow(string By, DateTimeOffset At, bool HasExplained);

/// <summary>A clearing firm's statement as the run used it.</summary>
/// <param name="ClearingFirm">The clearing firm.</param>
/// <param name="Version">Number of the upload; null where none had come.</param>
/// <param name="UploadedAt">When it was uploaded.</param>
/// <param name="Lines">Lines of substance.</param>
public sealed record StatementRow(string ClearingFirm, int? Version, DateTimeOffset? UploadedAt, int? Lines);

/// <summary>What a position has more, or less, than when the day was signed.</summary>
/// <param name="Account">Our account.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="ClearingDate">The clearing date.</param>
/// <param name="BoughtLots">Lots bought more.</param>
/// <param name="SoldLots">Lots sold more.</param>
public sealed record RestatedRow(string Account, string Instrument, DateOnly ClearingDate, decimal BoughtLots, decimal SoldLots);

/// <summary>How far a check has come.</summary>
/// <param name="Phase">What it does now.</param>
/// <param name="Done">Of how many it is done.</param>
/// <param name="Total">How many there are; 0 where that is not known.</param>
public sealed record RunProgress(string Phase, int Done, int Total);

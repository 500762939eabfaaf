using System.Globalization;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Notifying;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>One run of the check of a date, in container <c>eod</c>: how it stands and what it looked at.</summary>
internal sealed record RunDocument
{
    public const string FixedType = "run";

    /// <summary>The type and the number of the run, with leading zeros so that the order of ids is that of runs.</summary>
    public required string Id { get; init; }

    public string Type { get; init; } = FixedType;

    /// <summary>The partition: everything about one date can change in one transaction.</summary>
    public required DateOnly BusinessDate { get; init; }

    public required int Run { get; init; }

    /// <summary>Status and signatures.</summary>
    public required DayReview Review { get; init; }

    /// <summary>Name of the person, or <see cref="Timer"/>.</summary>
    public required string StartedBy { get; init; }

    /// <summary>What stays theirs whatever they are called; null for the clock, and in runs from before it was kept.</summary>
    public string? StartedById { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether somebody has asked for a check that reads everything.</summary>
    public bool IsFullAsked { get; init; }

    /// <summary>The signed run from which it goes on; null where it reads everything.</summary>
    public RunKey? GoesOnFrom { get; init; }

    /// <summary>
    /// The date of the last check that read everything, this one or one from which it goes on; null until the cut-off is fixed, and for runs of
    /// before checkpoints were kept.
    /// </summary>
    public DateOnly? LastFull { get; init; }

    /// <summary>What was booked later is not in the run; null until it is fixed.</summary>
    public DateTimeOffset? CutOff { get; init; }

    /// <summary>The queue that had not drained at the cut-off, or null.</summary>
    public UndrainedQueue? Undrained { get; init; }

    /// <summary>The statements that are compared; those that had not come have no version.</summary>
    public IReadOnlyList<StatementUsed> Statements { get; init; } = [];

    /// <summary>Where the settlement prices of the date stand.</summary>
    public PriceSources? Prices { get; init; }

    /// <summary>Where those of the business dates before stand, the latest first.</summary>
    public IReadOnlyList<PriceSources> EarlierPrices { get; init; } = [];

    /// <summary>When the report was published, or null.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Why it ended without a report, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>How the book of the date has changed since it was signed, or null.</summary>
    public RestatementSummary? Restatement { get; init; }

    /// <summary>What finance could not be told.</summary>
    public IReadOnlyList<UndeliveredNotice> UndeliveredNotices { get; init; } = [];

    /// <summary>Who starts a run by the clock.</summary>
    public const string Timer = "timer";

    public RunKey Key => new(BusinessDate, Run);

    public static string IdOf(int run) => string.Create(CultureInfo.InvariantCulture, $"{FixedType}-{run:0000}");
}

/// <summary>The uploads that settlement prices of a date are taken from.</summary>
/// <param name="Date">The date of the prices.</param>
/// <param name="Statements">Clearing firms and the versions of their statements.</param>
/// <param name="Uploaded">Version of the prices that were uploaded by themselves, or null.</param>
internal sealed record PriceSources(DateOnly Date, IReadOnlyDictionary<string, int> Statements, int? Uploaded)
{
    /// <summary>Whether two read the same.</summary>
    public bool IsSame(PriceSources other) =>
        Date == other.Date && Uploaded == other.Uploaded && Statements.Count == other.Statements.Count
        && Statements.All(one => other.Statements.TryGetValue(one.Key, out var version) && version == one.Value);
}

/// <summary>How the book of a signed date has changed.</summary>
/// <param name="At">When it was last seen to have changed.</param>
/// <param name="Trades">Trades that have changed it.</param>
/// <param name="Differences">By position, the first ones.</param>
internal sealed record RestatementSummary(
    DateTimeOffset At, int Trades, IReadOnlyList<Stp.Domain.EndOfDay.Restatement.PositionDifference> Differences)
{
    /// <summary>Whether it was seen when the day was signed, and so is told by the review of the day and by nobody else.</summary>
    public bool AtSignOff { get; init; }
}

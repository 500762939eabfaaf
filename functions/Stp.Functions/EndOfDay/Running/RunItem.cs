using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.Restatement;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Running;

/// <summary>A run as HTTP shows it.</summary>
internal sealed record RunItem(
    DateOnly BusinessDate,
    int Run,
    DayStatus Status,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? CutOff,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? SignedAt,
    DateTimeOffset? RestatedAt,
    IReadOnlyList<Signature> Signatures,
    IReadOnlyList<StatementUsed> Statements,
    RestatementItem? Restatement,
    string? Failure,
    IReadOnlyList<UndeliveredNotice> UndeliveredNotices)
{
    /// <summary>Whether the check reads everything; null until its cut-off is fixed.</summary>
    public bool? Full { get; init; }

    /// <summary>The signed business date from whose check it goes on, or null.</summary>
    public DateOnly? GoesOnFrom { get; init; }

    /// <summary>How far the check has come while it runs.</summary>
    public CheckProgress? Progress { get; init; }

    public static CsvColumns<RunItem> Columns { get; } = new(
        ("businessDate", r => r.BusinessDate),
        ("run", r => r.Run),
        ("status", r => EnumText.Of(r.Status)),
        ("startedBy", r => r.StartedBy),
        ("startedAt", r => r.StartedAt),
        ("cutOff", r => r.CutOff),
        ("goesOnFrom", r => r.GoesOnFrom),
        ("publishedAt", r => r.PublishedAt),
        ("signedAt", r => r.SignedAt),
        ("restatedAt", r => r.RestatedAt),
        ("signedBy", r => string.Join("; ", r.Signatures.Select(s => s.By))),
        ("failure", r => r.Failure));

    public static RunItem Example { get; } = new(
        new DateOnly(2026, 11, 20),
        1,
        DayStatus.Signed,
        "timer",
        new DateTimeOffset(2026, 11, 20, 20, 30, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 11, 20, 21, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 11, 20, 21, 0, 5, TimeSpan.Zero),
        new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero),
        RestatedAt: null,
        [new Signature("bob", new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero), HasExplained: false)],
        [new StatementUsed("marex", 1, new DateTimeOffset(2026, 11, 20, 20, 45, 0, TimeSpan.Zero), "fcm-us", 42)],
        Restatement: null,
        Failure: null,
        UndeliveredNotices: [])
    {
        Full = false,
        GoesOnFrom = new DateOnly(2026, 11, 19),
    };

    /// <summary>
    /// A run as a caller may see it. For one who is restricted to some accounts, differences of others are left out, and with them everything
    /// that counts or tells of all accounts together.
    /// </summary>
    public static RunItem Of(RunDocument run, Caller caller) => new(
        run.BusinessDate,
        run.Run,
        run.Review.Status,
        run.StartedBy,
        run.StartedAt,
        run.CutOff,
        run.PublishedAt,
        run.Review.SignedAt,
        run.Review.RestatedAt,
        run.Review.Signatures,
        caller.Accounts is null ? run.Statements : [],
        run.Restatement is { } restatement
            ? new RestatementItem(restatement.At, caller.Accounts is null ? restatement.Trades : null, [.. restatement.Differences.Where(d => caller.MaySee(d.Account)).Select(DifferenceItem.Of)])
            : null,
        caller.Accounts is null || run.Failure is null ? run.Failure : "The check failed.",
        caller.Accounts is null ? run.UndeliveredNotices : [])
    {
        Full = run.CutOff is null ? null : run.GoesOnFrom is null,
        GoesOnFrom = run.GoesOnFrom?.BusinessDate,
    };
}

/// <summary>How a signed day has changed.</summary>
/// <param name="At">When it was last seen to have changed.</param>
/// <param name="Trades">Trades that have changed it; null for a caller who may not see all accounts.</param>
/// <param name="Differences">By position.</param>
internal sealed record RestatementItem(DateTimeOffset At, int? Trades, IReadOnlyList<DifferenceItem> Differences);

/// <summary>What a position of one clearing date has more, or less, than when the day was signed.</summary>
internal sealed record DifferenceItem(
    string Account, string Instrument, DateOnly ClearingDate, decimal BoughtLots, decimal BoughtNotional, decimal SoldLots, decimal SoldNotional, int Trades)
{
    public static DifferenceItem Of(PositionDifference d) => new(
        d.Account,
        d.Instrument,
        d.ClearingDate,
        d.Change.BoughtLots,
        d.Change.BoughtNotional,
        d.Change.SoldLots,
        d.Change.SoldNotional,
        d.Change.Trades);
}

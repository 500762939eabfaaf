using System.Text.Json;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.People;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.Http;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>What people do at the end of a day, as entries of the audit trail.</summary>
internal static class DayAudit
{
    public const string Start = "eod.start";
    public const string Explain = "eod.explain";
    public const string Assign = "eod.assign";
    public const string SignOff = "eod.sign-off";

    /// <summary>A run that a person has started; null for one of the clock.</summary>
    public static PendingAudit? OfStart(RunDocument run) => run.StartedById is { } id
        ? PendingAudit.OfDay(run.BusinessDate, AuditEntry.Of(run.StartedAt, new Person(run.StartedBy, id), Start, SubjectOf(run.Key), before: null, Json(run.Review)))
        : null;

    /// <summary>A signature.</summary>
    public static PendingAudit OfSignature(RunDocument before, RunDocument after, Person by, DateTimeOffset at) => PendingAudit.OfDay(
        after.BusinessDate, AuditEntry.Of(at, by, SignOff, SubjectOf(after.Key), Json(before.Review), Json(after.Review)));

    /// <summary>Something said of a break.</summary>
    public static PendingAudit OfBreak(RunKey key, BreakReview before, BreakReview after, string action, Person by, DateTimeOffset at) => PendingAudit.OfDay(
        key.BusinessDate, AuditEntry.Of(at, by, action, $"{SubjectOf(key)}/breaks/{after.Break.Id}", Json(before), Json(after)));

    private static string SubjectOf(RunKey key) => $"eod/{EndOfDayPartition.Text(key.BusinessDate)}/{key.Run}";

    private static string Json(DayReview review) => JsonSerializer.Serialize(review, StorageJson.Default.DayReview);

    private static string Json(BreakReview review) => JsonSerializer.Serialize(BreakRow.Of(review), HttpJson.Default.BreakRow);
}

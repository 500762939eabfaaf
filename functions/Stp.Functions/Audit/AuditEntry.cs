using Stp.Domain.People;

namespace Stp.Functions.Audit;

/// <summary>What a person did, as the audit trail keeps it.</summary>
/// <param name="At">When.</param>
/// <param name="By">The name that the person had.</param>
/// <param name="Action">What was done, room and verb: <c>reference.put</c>, <c>eod.sign-off</c>.</param>
/// <param name="Subject">What it was done to, as a path: <c>reference/accounts/cme/NWE-4471</c>, <c>eod/2026-11-20</c>.</param>
/// <param name="Before">What there was, as JSON text; null where there was nothing.</param>
/// <param name="After">What there is since, as JSON text; null where there is nothing any more.</param>
/// <param name="ById">What stays theirs whatever they are called; null for the product itself, and in entries from before it was kept.</param>
internal sealed record AuditEntry(
    DateTimeOffset At, string By, string Action, string Subject, string? Before, string? After, string? ById = null)
{
    public static AuditEntry Of(DateTimeOffset at, Person by, string action, string subject, string? before, string? after) =>
        new(at, by.Name, action, subject, before, after, by.Id);
}

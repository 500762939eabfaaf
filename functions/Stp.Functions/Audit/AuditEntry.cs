namespace Stp.Functions.Audit;

/// <summary>What a person did, as the audit trail keeps it.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who: the name of the caller.</param>
/// <param name="Action">What was done, room and verb: <c>reference.put</c>, <c>eod.sign-off</c>.</param>
/// <param name="Subject">What it was done to, as a path: <c>reference/accounts/cme/NWE-4471</c>, <c>eod/2026-11-20</c>.</param>
/// <param name="Before">What there was, as JSON text; null where there was nothing.</param>
/// <param name="After">What there is since, as JSON text; null where there is nothing any more.</param>
internal sealed record AuditEntry(DateTimeOffset At, string By, string Action, string Subject, string? Before, string? After);

namespace Stp.Domain.Holding;

/// <summary>Why a message is held, for a person to read.</summary>
/// <param name="Reason">One of <see cref="ReasonCodes"/>.</param>
/// <param name="Detail">One sentence that names the tag and the value, for example <c>Account (1) "ACME9" of venue cme is not mapped.</c></param>
public sealed record Hold(string Reason, string Detail);

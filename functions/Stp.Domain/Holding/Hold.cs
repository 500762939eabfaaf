namespace Stp.Domain.Holding;

/// <summary>Why a message is held, for a person to read.</summary>
/// <param name="Reason">One of <see cref="ReasonCodes"/>.</param>
/// <param name="Detail">One sentence that names the tag and the value, for example <c>Account (1) "ACME9" of venue cme is not mapped.</c></param>
public sealed record Hold(string Reason, string Detail)
{
    /// <summary>
    /// The field that is to blame, as the dialect or the message names it: <c>1</c>, <c>side:453[452=24].448</c>. Null where it is no single one.
    /// </summary>
    public string? Field { get; init; }

    /// <summary>The value of that field where it is short and printable; null where it is absent, too.</summary>
    public string? Value { get; init; }

    /// <summary>The mapping whose absence is the cause; null for any other cause.</summary>
    public MissingMapping? Missing { get; init; }
}

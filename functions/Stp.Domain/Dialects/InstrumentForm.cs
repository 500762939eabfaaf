namespace Stp.Domain.Dialects;

/// <summary>Where the fields stand that name the instrument of a line.</summary>
internal sealed class InstrumentForm
{
    /// <summary>The codes to look up, in order: the first that is mapped counts.</summary>
    public required FieldSource Codes { get; init; }

    /// <summary>MaturityMonthYear (200): yyyyMM or yyyyMMdd; or a date (541).</summary>
    public required FieldSource Maturity { get; init; }

    /// <summary>MaturityDay (205), which makes a month of <see cref="Maturity"/> a day.</summary>
    public required FieldSource MaturityDay { get; init; }

    /// <summary>PutOrCall (201): 0 or 1.</summary>
    public required FieldSource PutCall { get; init; }

    /// <summary>CFICode (461): OC and OP tell a call and a put where <see cref="PutCall"/> is absent.</summary>
    public required FieldSource CfiCode { get; init; }

    /// <summary>SecurityType (167): OPT, OOF and OOP are options.</summary>
    public required FieldSource SecurityType { get; init; }

    /// <summary>StrikePrice (202).</summary>
    public required FieldSource Strike { get; init; }

    /// <summary>Whether a code such as CLF7 is looked up by its product, CL, where it is not mapped itself.</summary>
    public bool MonthCode { get; init; }
}

namespace Stp.Domain.Dialects;

/// <summary>Where the fields of a line stand.</summary>
internal sealed class LineForm
{
    /// <summary>What tells the lines apart; where it has no value, the position in the message does.</summary>
    public required FieldSource LegId { get; init; }

    public required FieldSource Side { get; init; }

    public required FieldSource Lots { get; init; }

    /// <summary>The quantity in physical units, divided by the contract's lot size where <see cref="Lots"/> is absent.</summary>
    public required FieldSource Quantity { get; init; }

    public required FieldSource Price { get; init; }

    /// <summary>PriceType (423).</summary>
    public required FieldSource PriceKind { get; init; }

    /// <summary>The values of <see cref="PriceKind"/> that mean a placeholder.</summary>
    public required ValueSet ProvisionalPriceKinds { get; init; }

    public required InstrumentForm Instrument { get; init; }

    public required FieldSource Account { get; init; }

    /// <summary>The firm codes of a side, by which it is known as ours where its account is not mapped. All are tried.</summary>
    public required FieldSource Firms { get; init; }

    public required FieldSource Trader { get; init; }

    public required FieldSource Broker { get; init; }

    public required FieldSource ClearingFirm { get; init; }
}

namespace Stp.Domain.Ledger;

/// <summary>The part of a trade that moves one position.</summary>
public sealed record TradeLine
{
    /// <summary>Tells the lines of one trade apart, for example <c>1</c>, <c>side2</c> or the venue's leg number.</summary>
    public required string LegId { get; init; }

    /// <summary>Our account, from the reference data.</summary>
    public required string Account { get; init; }

    /// <summary><c>MIC:PRODUCT:CONTRACT</c>, for example <c>XNYM:CL:2027-01</c>.</summary>
    public required string Instrument { get; init; }

    /// <summary>Buy or sell (Side 54, LegSide 624).</summary>
    public required Side Side { get; init; }

    /// <summary>Lots, above zero.</summary>
    public required decimal Lots { get; init; }

    /// <summary>Price in the contract's price unit; may be zero or negative.</summary>
    public required decimal Price { get; init; }

    /// <summary>Whether the venue may still replace the price.</summary>
    public PriceKind PriceKind { get; init; }

    /// <summary>Our name of the trader, or the venue's code where none is mapped.</summary>
    public string? Trader { get; init; }

    /// <summary>Our name of the executing broker, or the venue's code where none is mapped.</summary>
    public string? Broker { get; init; }

    /// <summary>The clearing firm (PartyRole 4, or as the dialect says).</summary>
    public string? ClearingFirm { get; init; }
}

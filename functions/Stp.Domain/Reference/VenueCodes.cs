namespace Stp.Domain.Reference;

/// <summary>The codes of one reference venue, looked up by their bytes, and the instruments resolved from them so far.</summary>
internal sealed class VenueCodes
{
    /// <summary>More than the instruments that a venue trades in a day.</summary>
    private const int MaxResolved = 16_384;

    public Utf8Map<AccountEntry> Accounts { get; } = new();

    public Utf8Map<InstrumentEntry> Instruments { get; } = new();

    public Utf8Map<string> Traders { get; } = new();

    public Utf8Map<string> Brokers { get; } = new();

    /// <summary>Instruments by the bytes of all the fields that they were resolved from.</summary>
    public Utf8Cache<ResolvedInstrument> Resolved { get; } = new(MaxResolved);
}

namespace Stp.Domain.Reference;

/// <summary>The codes of one reference venue, looked up by their bytes, and the instruments resolved from them so far.</summary>
internal sealed class VenueCodes
{
    /// <summary>More than the instruments that a venue trades in a day.</summary>
    private const int MaxResolved = 16_384;

    private readonly Lazy<ILookup<string, string>> _codesByAccount;

    public VenueCodes() => _codesByAccount = new(() => Accounts.Entries
        .Where(entry => entry.Value is { IsOurs: true, Account: not null })
        .ToLookup(entry => entry.Value.Account!, entry => entry.Code, StringComparer.Ordinal));

    public Utf8Map<AccountEntry> Accounts { get; } = new();

    /// <summary>The account codes by the account of ours that they stand for. Read once all codes are there.</summary>
    public ILookup<string, string> CodesByAccount => _codesByAccount.Value;

    public Utf8Map<InstrumentEntry> Instruments { get; } = new();

    public Utf8Map<string> Traders { get; } = new();

    public Utf8Map<string> Brokers { get; } = new();

    /// <summary>Instruments by the bytes of all the fields that they were resolved from.</summary>
    public Utf8Cache<ResolvedInstrument> Resolved { get; } = new(MaxResolved);
}

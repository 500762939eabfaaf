namespace Stp.Domain.Reference;

/// <summary>The codes of one reference venue, looked up by their bytes, and the instruments resolved from them so far.</summary>
internal sealed class VenueCodes
{
    /// <summary>More than the instruments that a venue trades in a day.</summary>
    private const int MaxResolved = 16_384;

    private readonly Lazy<ILookup<string, string>> _codesByAccount;
    private DateOnly[] _instrumentDates = [];

    public VenueCodes() => _codesByAccount = new(() => Accounts.Entries
        .SelectMany(entry => entry.Value.Values.Select(value => (entry.Code, Value: value)))
        .Where(entry => entry.Value is { IsOurs: true, Account: not null })
        .Distinct()
        .ToLookup(entry => entry.Value.Account!, entry => entry.Code, StringComparer.Ordinal));

    public Utf8Map<Dated<AccountEntry>> Accounts { get; } = new();

    /// <summary>The account codes by the account of ours that they ever stand for. Read once all codes are there.</summary>
    public ILookup<string, string> CodesByAccount => _codesByAccount.Value;

    public Utf8Map<Dated<InstrumentEntry>> Instruments { get; } = new();

    public Utf8Map<Dated<string>> Traders { get; } = new();

    public Utf8Map<Dated<string>> Brokers { get; } = new();

    /// <summary>Instruments by the bytes of all the fields that they were resolved from.</summary>
    public Utf8Cache<ResolvedInstrument> Resolved { get; } = new(MaxResolved);

    /// <summary>Takes note that an instrument code means something from a date on.</summary>
    public void AddInstrumentDate(DateOnly from)
    {
        var place = Array.BinarySearch(_instrumentDates, from);
        _instrumentDates = place >= 0 ? _instrumentDates : [.. _instrumentDates[..~place], from, .. _instrumentDates[~place..]];
    }

    /// <summary>A number that two dates share where every instrument code means the same on both.</summary>
    public int EraOf(DateOnly date)
    {
        var era = 0;
        foreach (var from in _instrumentDates)
        {
            era += from <= date ? 1 : 0;
        }

        return era;
    }
}

namespace Stp.Domain.Reference;

/// <summary>Collects rows into a snapshot. A row that makes no sense is kept aside with the reason.</summary>
internal sealed class ReferenceBuilder
{
    private readonly Dictionary<string, VenueCodes> _venues = [];
    private readonly Dictionary<string, ContractSpecification> _contracts = [];
    private readonly List<RejectedEntry> _rejected = [];
    private int _count;

    public void Add(ReferenceEntry entry)
    {
        if (Problem(entry) is { } problem)
        {
            _rejected.Add(new RejectedEntry(entry, problem));
            return;
        }

        _count++;
    }

    public ReferenceBuild Build() => new(new ReferenceSnapshot(_venues, _contracts, _count), _rejected);

    private string? Problem(ReferenceEntry entry)
    {
        if (string.IsNullOrWhiteSpace(entry.Venue) || string.IsNullOrWhiteSpace(entry.Code))
        {
            return "venue and code must not be empty.";
        }

        if (entry is { Map: ReferenceMap.Contracts, ValidFrom: not null })
        {
            return "a contract specification has no validFrom; it differs by delivery month.";
        }

        return entry.Map switch
        {
            ReferenceMap.Accounts => AddAccount(entry),
            ReferenceMap.Instruments => AddInstrument(entry),
            ReferenceMap.Contracts => AddContract(entry),
            ReferenceMap.Traders => AddName(entry, "trader", CodesOf(entry).Traders),
            ReferenceMap.Brokers => AddName(entry, "broker", CodesOf(entry).Brokers),
            _ => $"{entry.Map} is no map.",
        };
    }

    private VenueCodes CodesOf(ReferenceEntry entry)
    {
        var venue = entry.Venue.Trim().ToLowerInvariant();
        if (!_venues.TryGetValue(venue, out var codes))
        {
            _venues.Add(venue, codes = new VenueCodes());
        }

        return codes;
    }

    private string? AddAccount(ReferenceEntry entry)
    {
        var account = ReferenceColumns.Text(entry, "account");
        if (!ReferenceColumns.TryFlag(entry, "ours", true, out var isOurs))
        {
            return $"ours \"{ReferenceColumns.Text(entry, "ours")}\" is neither true nor false.";
        }

        // An empty account that is not ours is a counterparty's: its side is known to be none of ours, and is not held as unmapped.
        return AddTo(CodesOf(entry).Accounts, entry, new AccountEntry(account, isOurs));
    }

    private string? AddInstrument(ReferenceEntry entry)
    {
        if (!ReferenceColumns.TryNumber(entry, "priceFactor", 1m, out var factor) || factor == 0)
        {
            return $"priceFactor \"{ReferenceColumns.Text(entry, "priceFactor")}\" is not a number other than 0.";
        }

        var text = ReferenceColumns.Text(entry, "instrument");
        if (Instrument.TryParse(text, out var whole))
        {
            return AddInstrument(entry, new InstrumentEntry(whole.Mic, whole.Product, whole, factor));
        }

        return Instrument.TryParseProduct(text, out var product)
            ? AddInstrument(entry, new InstrumentEntry(product.Mic, product.Product, null, factor))
            : $"instrument \"{text}\" is neither MIC:PRODUCT nor MIC:PRODUCT:CONTRACT.";
    }

    private string? AddInstrument(ReferenceEntry entry, InstrumentEntry instrument)
    {
        var codes = CodesOf(entry);
        if (entry.ValidFrom is { } from)
        {
            codes.AddInstrumentDate(from);
        }

        return AddTo(codes.Instruments, entry, instrument);
    }

    private string? AddContract(ReferenceEntry entry)
    {
        var product = $"{entry.Venue.Trim()}:{entry.Code.Trim()}";
        if (!Instrument.TryParseProduct(product, out _))
        {
            return $"venue and code \"{product}\" are not a MIC and a product.";
        }

        if (ContractRow.Read(entry, product, out var specification) is { } problem)
        {
            return problem;
        }

        return _contracts.TryAdd(product, specification!) ? null : $"{product} stands twice.";
    }

    private static string? AddName(ReferenceEntry entry, string column, Utf8Map<Dated<string>> map) =>
        ReferenceColumns.Text(entry, column) is { } name ? AddTo(map, entry, name) : $"{column} is empty.";

    private static string? AddTo<T>(Utf8Map<Dated<T>> map, ReferenceEntry entry, T value)
        where T : class
    {
        var from = entry.ValidFrom ?? DateOnly.MinValue;
        return map.GetOrAdd(entry.Code).TryAdd(from, value)
            ? null
            : $"code \"{entry.Code}\" of venue {entry.Venue} stands twice{(entry.ValidFrom is { } date ? $" from {date:yyyy-MM-dd} on" : "")}.";
    }
}

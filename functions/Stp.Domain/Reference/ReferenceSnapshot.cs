using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Stp.Domain.Reference;

/// <summary>All reference data at one moment. Immutable and thread-safe; what it has resolved before, it resolves from a cache.</summary>
public sealed class ReferenceSnapshot
{
    private readonly Dictionary<string, VenueCodes> _venues;
    private readonly Dictionary<string, ContractSpecification> _contracts;

    internal ReferenceSnapshot(Dictionary<string, VenueCodes> venues, Dictionary<string, ContractSpecification> contracts, int count)
    {
        _venues = venues;
        _contracts = contracts;
        Count = count;
    }

    /// <summary>A snapshot that maps nothing.</summary>
    public static ReferenceSnapshot Empty { get; } = new([], [], 0);

    /// <summary>How many rows it was built of.</summary>
    public int Count { get; }

    /// <summary>Every contract specification.</summary>
    public IReadOnlyCollection<ContractSpecification> Contracts => _contracts.Values;

    /// <summary>Builds a snapshot of the rows that make sense and tells the others.</summary>
    public static ReferenceBuild Build(IEnumerable<ReferenceEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var builder = new ReferenceBuilder();
        foreach (var entry in entries)
        {
            builder.Add(entry);
        }

        return builder.Build();
    }

    /// <summary>The specification of a product.</summary>
    /// <param name="product"><c>MIC:PRODUCT</c>.</param>
    public ContractSpecification? Contract(string product) => _contracts.GetValueOrDefault(product);

    /// <summary>What an instrument code of a reference venue stands for on a clearing date.</summary>
    public bool TryInstrument(string venue, string code, DateOnly date, [NotNullWhen(true)] out InstrumentEntry? entry)
    {
        entry = ForVenue(venue)?.Instruments.Find(Encoding.UTF8.GetBytes(code))?.At(date);
        return entry is not null;
    }

    /// <summary>What an account or firm code of a reference venue stands for on a clearing date.</summary>
    public bool TryAccount(string venue, string code, DateOnly date, [NotNullWhen(true)] out AccountEntry? entry)
    {
        entry = ForVenue(venue)?.Accounts.Find(Encoding.UTF8.GetBytes(code))?.At(date);
        return entry is not null;
    }

    /// <summary>Every account of ours that any code ever stands for, ordinal.</summary>
    public IReadOnlyList<string> OurAccounts =>
        [.. _venues.Values.SelectMany(codes => codes.CodesByAccount).Select(account => account.Key).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The codes of a reference venue that stand for an account of ours on a clearing date, ordinal; none where it is not known there.</summary>
    public IReadOnlyList<string> CodesOf(string venue, string account, DateOnly date) => ForVenue(venue) is { } codes
        ? [.. codes.CodesByAccount[account].Where(code => IsCodeOf(codes, code, account, date)).Order(StringComparer.Ordinal)]
        : [];

    private static bool IsCodeOf(VenueCodes codes, string code, string account, DateOnly date) =>
        codes.Accounts.Find(Encoding.UTF8.GetBytes(code))?.At(date) is { IsOurs: true } entry && entry.Account == account;

    internal VenueCodes? ForVenue(string venue) => _venues.GetValueOrDefault(venue);
}

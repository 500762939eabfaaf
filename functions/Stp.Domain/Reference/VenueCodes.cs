using System.Text;

namespace Stp.Domain.Reference;

/// <summary>The codes of one reference venue, looked up by their bytes, and the instruments resolved from them so far.</summary>
internal sealed class VenueCodes
{
    /// <summary>More than the instruments that a venue trades in a day.</summary>
    private const int MaxResolved = 65_536;

    public Dictionary<byte[], AccountEntry> Accounts { get; } = new(Utf8Comparer.Instance);

    public Dictionary<byte[], InstrumentEntry> Instruments { get; } = new(Utf8Comparer.Instance);

    public Dictionary<byte[], string> Traders { get; } = new(Utf8Comparer.Instance);

    public Dictionary<byte[], string> Brokers { get; } = new(Utf8Comparer.Instance);

    /// <summary>Instruments by the bytes of all the fields that they were resolved from.</summary>
    public Utf8Cache<ResolvedInstrument> Resolved { get; } = new(MaxResolved);

    public static T? Find<T>(Dictionary<byte[], T> map, ReadOnlySpan<byte> code)
        where T : class =>
        !code.IsEmpty && map.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(code, out var value) ? value : null;

    public static bool TryAdd<T>(Dictionary<byte[], T> map, string code, T value) => map.TryAdd(Encoding.UTF8.GetBytes(code), value);
}

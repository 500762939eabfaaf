using System.Globalization;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>ETags: numbers that no two writes share, in this process or a later one.</summary>
/// <param name="run">Which start of the process this is; counted in the store.</param>
internal sealed class ItemTag(long run)
{
    /// <summary>Bits of writes in one run: 2^40, which at 100,000 a second lasts for four months.</summary>
    private const int CounterBits = 40;

    private long _last = run << CounterBits;

    /// <summary>The newest tag given.</summary>
    public long Last => Volatile.Read(ref _last);

    public long Next() => Interlocked.Increment(ref _last);

    public static string Format(long tag) => string.Create(CultureInfo.InvariantCulture, $"\"{tag:x16}\"");

    /// <summary>Reads a tag as sent; what is not one of ours matches nothing.</summary>
    public static bool TryParse(string text, out long tag) =>
        long.TryParse(text.AsSpan().Trim('"'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out tag);
}

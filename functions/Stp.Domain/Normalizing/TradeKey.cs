using System.Buffers;

namespace Stp.Domain.Normalizing;

/// <summary>What a trade key looks like.</summary>
public static class TradeKey
{
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    /// <summary>Whether a report may have this key.</summary>
    public static bool IsOne(string text) =>
        text is { Length: > 0 and <= TradeKeyWriter.MaxLength } && !text.AsSpan().ContainsAnyExcept(Characters);
}

using System.Text;
using Stp.Domain.Dialects;
using Stp.Domain.Fix;

namespace Stp.Domain.Normalizing;

/// <summary>Writes <c>scope.segment.segment</c>. In a segment every byte that is not a letter, digit, - or _ is written <c>~XX</c>.</summary>
internal static class TradeKeyWriter
{
    /// <summary>Most characters of a key: it is part of URLs and of document ids.</summary>
    public const int MaxLength = 200;

    /// <summary>A table: segments are too short for anything cleverer to pay.</summary>
    private static readonly bool[] IsPlain = PlainBytes();

    /// <summary>The key, or null where a segment is absent or the key is too long.</summary>
    public static string? Write(ReadOnlySpan<byte> scope, KeyRule rule, FixMessage message, int side, Span<byte> buffer, out bool tooLong)
    {
        var key = buffer[..MaxLength];
        tooLong = false;
        if (!scope.TryCopyTo(key))
        {
            tooLong = true;
            return null;
        }

        var length = scope.Length;
        foreach (var segment in rule.Segments)
        {
            var value = segment.Read(message, side, 0);
            if (value.IsEmpty)
            {
                return null;
            }

            if (!TryAppend(value, key, ref length))
            {
                tooLong = true;
                return null;
            }
        }

        return Encoding.Latin1.GetString(key[..length]);
    }

    private static bool TryAppend(ReadOnlySpan<byte> value, Span<byte> key, ref int length)
    {
        if (length + 1 + value.Length > key.Length)
        {
            return false;
        }

        key[length++] = (byte)'.';
        foreach (var one in value)
        {
            if (IsPlain[one])
            {
                if (length == key.Length)
                {
                    return false;
                }

                key[length++] = one;
                continue;
            }

            if (length + 3 > key.Length)
            {
                return false;
            }

            key[length++] = (byte)'~';
            key[length++] = (byte)"0123456789ABCDEF"[one >> 4];
            key[length++] = (byte)"0123456789ABCDEF"[one & 15];
        }

        return true;
    }

    private static bool[] PlainBytes()
    {
        var plain = new bool[256];
        foreach (var one in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8)
        {
            plain[one] = true;
        }

        return plain;
    }
}

using System.Text;

namespace Stp.Domain.Holding.Decoding;

/// <summary>Bytes of a message as text that is safe to show.</summary>
internal static class DecodedText
{
    private const int MaxValue = 500;
    private const int LineBytes = 16;
    private const int MaxRestBytes = 2_048;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A value: UTF-8 where it is that, with control characters escaped, and cut where it is long.</summary>
    public static string Value(ReadOnlySpan<byte> bytes)
    {
        var shown = bytes.Length <= MaxValue ? bytes : bytes[..MaxValue];
        string text;
        try
        {
            text = Strict.GetString(shown);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.Latin1.GetString(shown);
        }

        return Escaped(text) + (shown.Length < bytes.Length ? "…" : "");
    }

    /// <summary>A value of XML, cut where it is long.</summary>
    public static string Value(string text) => Escaped(text.Length <= MaxValue ? text : text[..MaxValue] + "…");

    /// <summary>The first bytes as lines: offset, hexadecimal, text.</summary>
    public static IReadOnlyList<string> Hex(ReadOnlySpan<byte> bytes, int offset)
    {
        var lines = new List<string>();
        for (var at = 0; at < bytes.Length && at < MaxRestBytes; at += LineBytes)
        {
            var line = bytes.Slice(at, Math.Min(LineBytes, bytes.Length - at));
            var hex = new StringBuilder(LineBytes * 4);
            foreach (var one in line)
            {
                hex.Append($"{one:X2} ");
            }

            var text = string.Concat(line.ToArray().Select(one => one is >= 0x20 and < 0x7F ? (char)one : '.'));
            lines.Add($"{offset + at:X6}  {hex.ToString().PadRight(LineBytes * 3)} {text}");
        }

        return lines;
    }

    private static string Escaped(string text) => text.Any(char.IsControl)
        ? string.Concat(text.Select(one => char.IsControl(one) ? $"\\x{(int)one:X2}" : one.ToString()))
        : text;
}

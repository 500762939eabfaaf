using System.Globalization;
using System.Text;

namespace Stp.Domain.Tests.Conformance;

/// <summary>Writes FIX messages for tests: <c>|</c> for SOH, <c>\xNN</c> for a byte, <c>9=?</c> and <c>10=?</c> for what is to be computed.</summary>
internal static class FixText
{
    private const char Soh = '\u0001';
    private const string Length = "\u00019=?\u0001";
    private const string Sum = "\u000110=?";

    /// <summary>The bytes of a text with one or more messages; a text that is XML stays as it is.</summary>
    public static byte[] Bytes(string text)
    {
        if (text.StartsWith('<'))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var wire = new StringBuilder();
        foreach (var message in Messages(Unescaped(text.Replace('|', Soh))))
        {
            wire.Append(Framed(message));
        }

        return Encoding.Latin1.GetBytes(wire.ToString());
    }

    /// <summary>Parts that each begin with <c>8=FIX</c>; what stands before the first is a part too.</summary>
    private static IEnumerable<string> Messages(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var next = text.IndexOf(Soh + "8=FIX", start, StringComparison.Ordinal);
            var end = next < 0 ? text.Length : next + 1;
            yield return text[start..end];
            start = end;
        }
    }

    private static string Framed(string message)
    {
        var length = message.IndexOf(Length, StringComparison.Ordinal);
        var sum = message.IndexOf(Sum, StringComparison.Ordinal);
        if (length >= 0)
        {
            var trailer = message.LastIndexOf(Soh + "10=", StringComparison.Ordinal);
            var body = trailer + 1 - (length + Length.Length);
            message = message.Replace(Length, $"{Soh}9={body}{Soh}", StringComparison.Ordinal);
            sum = sum < 0 ? sum : message.IndexOf(Sum, StringComparison.Ordinal);
        }

        if (sum < 0)
        {
            return message;
        }

        var rest = message[(sum + Sum.Length)..];
        return $"{message[..(sum + 1)]}10={message[..(sum + 1)].Sum(c => c) % 256:D3}{(rest.Length == 0 ? Soh : "")}{rest}";
    }

    private static string Unescaped(string text)
    {
        var parts = text.Split("\\x");
        return parts[0] + string.Concat(parts.Skip(1).Select(part =>
            (char)int.Parse(part.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) + part[2..]));
    }
}

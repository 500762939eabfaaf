using System.Text;

namespace Stp.Domain.Normalizing;

/// <summary>Values as the detail of a hold shows them.</summary>
internal static class HoldText
{
    private const int MaxShown = 40;
    private const int MaxPlain = 100;

    /// <summary>As it is, where it is short and printable; otherwise null.</summary>
    public static string? Plain(ReadOnlySpan<byte> value) =>
        value.Length is > 0 and <= MaxPlain && !value.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E) ? Encoding.ASCII.GetString(value) : null;

    /// <summary>In quotes, short, printable.</summary>
    public static string Show(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return "(absent)";
        }

        var text = new StringBuilder(MaxShown + 8).Append('"');
        foreach (var one in value.Length <= MaxShown ? value : value[..MaxShown])
        {
            _ = one is >= 0x20 and < 0x7F ? text.Append((char)one) : text.Append("\\x").Append(one.ToString("X2"));
        }

        return text.Append(value.Length <= MaxShown ? "\"" : "\"...").ToString();
    }
}

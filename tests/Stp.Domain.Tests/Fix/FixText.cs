using System.Globalization;
using System.Text;
using Stp.Domain.Fix;

namespace Stp.Domain.Tests.Fix;

/// <summary>Builds messages from text with <c>|</c> for SOH.</summary>
internal static class FixText
{
    public static readonly FixDictionary Groups = new(
        [
            new FixGroup(
                552,
                new HashSet<int> { 54, 11, 1, 37, 453, 58, 354, 355, 581 },
                [new FixGroup(453, new HashSet<int> { 448, 447, 452, 802 }, [new FixGroup(802, new HashSet<int> { 523, 803 }, [])])]),
            new FixGroup(453, new HashSet<int> { 448, 447, 452, 802 }, [new FixGroup(802, new HashSet<int> { 523, 803 }, [])]),
            new FixGroup(555, new HashSet<int> { 600, 608, 624, 687, 637, 654 }, []),
        ],
        new Dictionary<int, int> { [9040] = 9039 });

    /// <summary>A whole message on the wire: BeginString, BodyLength, the body and CheckSum.</summary>
    public static byte[] Wire(string body, string begin = "FIX.4.4")
    {
        var bytes = Encoding.Latin1.GetBytes(body.Replace('|', '\u0001'));
        return Seal(bytes, begin);
    }

    /// <summary>The same for a body with bytes of any value.</summary>
    public static byte[] Seal(byte[] body, string begin = "FIX.4.4")
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"8={begin}\u00019={body.Length}\u0001"));
        byte[] whole = [.. head, .. body];
        return [.. whole, .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"10={whole.Sum(one => one) % 256:000}\u0001"))];
    }

    /// <summary>The message as people paste it: <c>|</c> for SOH.</summary>
    public static byte[] Pasted(byte[] wire) => wire.Select(one => one == 1 ? (byte)'|' : one).ToArray();

    /// <summary>Bytes as they are, <c>|</c> for SOH.</summary>
    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text.Replace('|', '\u0001'));

    public static string Text(ReadOnlySpan<byte> value) => Encoding.Latin1.GetString(value);
}

using System.Globalization;
using System.Text;

namespace Stp.Samples.Generator.Fix;

/// <summary>Where a message stands in its session.</summary>
/// <param name="OriginalSendingTime">Set on a PossDup (43=Y): when the number was first used.</param>
/// <param name="PossResend">97=Y: the content was sent before under another number.</param>
internal readonly record struct FixStamp(int SeqNum, DateTime SendingTime, DateTime? OriginalSendingTime = null, bool PossResend = false);

/// <summary>Puts header, body length and checksum around a payload.</summary>
internal static class FixFrame
{
    private const char Soh = FieldText.Soh;

    public static byte[] Build(FixHeader header, Payload payload, FixStamp stamp)
    {
        var inner = new FieldText()
            .Add(35, payload.Type).Add(49, header.Sender).Add(56, header.Target).Add(34, stamp.SeqNum)
            .Add(50, payload.SenderSubId)
            .Add(43, stamp.OriginalSendingTime is null ? null : "Y").Add(97, stamp.PossResend ? "Y" : null)
            .Add(52, stamp.SendingTime);
        if (stamp.OriginalSendingTime is { } original)
        {
            inner.Add(122, original);
        }

        foreach (var (tag, value) in header.Routing)
        {
            inner.Add(tag, value);
        }

        return Close(header.BeginString, inner + payload.Body);
    }

    /// <summary>Adds BeginString, a true BodyLength and a true CheckSum.</summary>
    public static byte[] Close(string beginString, string inner, int lengthError = 0)
    {
        var length = (inner.Length + lengthError).ToString(CultureInfo.InvariantCulture);
        var text = $"8={beginString}{Soh}9={length}{Soh}{inner}";
        var sum = 0;
        foreach (var c in text)
        {
            sum += (byte)c;
        }

        return Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text}10={sum & 255:000}{Soh}"));
    }

    /// <summary>The part that BodyLength counts: from after field 9 up to field 10.</summary>
    public static string Inner(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message);
        var start = text.IndexOf($"{Soh}35=", StringComparison.Ordinal) + 1;
        return text[start..(text.LastIndexOf($"{Soh}10=", StringComparison.Ordinal) + 1)];
    }
}

using System.Globalization;
using System.Text;

namespace Stp.Embedded.Commands;

/// <summary>
/// A trade of nothing, in an account of its own, that shows whether trades are booked. Its two messages are an ordinary fill and an ordinary bust,
/// and go the way that every other message goes.
/// </summary>
/// <param name="id">Tells this canary from all others.</param>
/// <param name="at">When it is traded.</param>
internal sealed class Canary(string id, DateTimeOffset at)
{
    public const string Venue = "fix44";
    public const string Session = "CANARY";
    public const string Account = "CANARY";

    /// <summary>An instrument of no market, so that nobody takes its position for one of the firm's.</summary>
    public const string Instrument = "XXXX:CANARY:2099-12";

    public const decimal Lots = 1;

    private const string Code = "STP-CANARY";
    private const char Soh = '\u0001';

    /// <summary>The reference data that it needs, a CSV file a map, in the order in which they are to be loaded.</summary>
    public static IReadOnlyList<(string Map, string Csv)> ReferenceData { get; } =
    [
        ("accounts", $"venue,code,account,ours\n{Venue},{Code},{Account},true\n"),
        ("contracts", "venue,code,lotSize,unit,currency\nXXXX,CANARY,1,none,USD\n"),
        ("instruments", $"venue,code,instrument\n{Venue},{Code},{Instrument}\n"),
    ];

    /// <summary>The fill: one lot bought.</summary>
    public byte[] Fill => Message(1, "F", $"{id}-1", "");

    /// <summary>The bust of it.</summary>
    public byte[] Bust => Message(2, "H", $"{id}-2", $"19={id}-1|");

    private byte[] Message(int number, string execType, string execId, string reference)
    {
        var time = at.UtcDateTime.ToString("yyyyMMdd-HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"35=8|34={number}|49={Session}|56=STP|52={time}|17={execId}|{reference}150={execType}|39=2|1={Code}|55={Code}|54=1|32={Lots}|31=1|75={time[..8]}|60={time}|")
            .Replace('|', Soh);
        var message = $"8=FIX.4.4{Soh}9={body.Length}{Soh}{body}";
        var sum = Encoding.ASCII.GetBytes(message).Sum(value => value) % 256;
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{message}10={sum:000}{Soh}"));
    }
}

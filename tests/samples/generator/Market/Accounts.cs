using System.Globalization;

namespace Stp.Samples.Generator.Market;

/// <summary>The firm's twelve accounts, and the code that each venue and each clearing firm knows them by.</summary>
internal static class Accounts
{
    /// <summary>A code that one venue sends and nobody has mapped yet.</summary>
    public const string NewDeskCode = "NWE-NEWDESK";

    private static readonly (string Name, Desk Desk)[] All =
    [
        ("GAS-UK-01", Desk.UkGas), ("GAS-UK-02", Desk.UkGas), ("GAS-EU-01", Desk.EuropeanGas),
        ("GAS-US-01", Desk.UsGas), ("GAS-US-02", Desk.UsGas),
        ("OIL-LDN-01", Desk.Oil), ("OIL-LDN-02", Desk.Oil), ("OIL-NYC-01", Desk.Oil),
        ("PWR-DE-01", Desk.Power), ("PWR-DE-02", Desk.Power), ("OPT-VOL-01", Desk.Options), ("DIST-ARA-01", Desk.Distillates),
    ];

    public static IEnumerable<string> Names => All.Select(a => a.Name);

    public static string[] Of(Desk desk) => [.. All.Where(a => a.Desk == desk).Select(a => a.Name)];

    public static string Code(string codes, string account)
    {
        var index = Array.FindIndex(All, a => a.Name == account);
        var compact = account.Replace("-", "", StringComparison.Ordinal);
        return codes switch
        {
            "cme" => $"560A{1201 + (index * 7)}",
            "ice" => $"NWE-{4471 + index}",
            "tt" => compact,
            "fix44" => $"NW/{compact[..3]}/{compact[3..]}",
            "fix42" => (406100 + index).ToString(CultureInfo.InvariantCulture),
            "meridian" => $"310-{88401 + index}",
            "nordlicht" => string.Create(CultureInfo.InvariantCulture, $"7741-{1 + index:000}"),
            "thames" => $"NWE{compact}",
            _ => $"NWE_{compact}",
        };
    }
}

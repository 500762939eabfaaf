using System.Collections.Frozen;

namespace Stp.Pages.Parts;

/// <summary>The colour of a state. Its words always stand beside it: colour alone tells nothing.</summary>
public static class Badges
{
    /// <summary>Nothing to do.</summary>
    public const string Good = "good";

    /// <summary>Somebody should look.</summary>
    public const string Warn = "warn";

    /// <summary>Something is wrong.</summary>
    public const string Bad = "bad";

    /// <summary>Neither good nor bad.</summary>
    public const string Plain = "plain";

    /// <summary>Under way.</summary>
    public const string Busy = "busy";

    private static readonly FrozenDictionary<string, string> Tones = new Dictionary<string, string>
    {
        ["ok"] = Good, ["complete"] = Good, ["signed"] = Good, ["resolved"] = Good, ["ready"] = Good, ["done"] = Good, ["added"] = Good,
        ["gap"] = Bad, ["failed"] = Bad, ["incomplete"] = Bad, ["restated"] = Bad, ["problem"] = Bad, ["removed"] = Bad,
        ["open"] = Warn, ["silent"] = Warn, ["awaitingSignOff"] = Warn, ["parked"] = Warn, ["provisional"] = Warn, ["changed"] = Warn, ["amended"] = Warn,
        ["running"] = Busy, ["reprocessing"] = Busy, ["explained"] = Busy,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The tone of a state; plain where it is not known.</summary>
    public static string ToneOf(string code) => Tones.GetValueOrDefault(code, Plain);
}

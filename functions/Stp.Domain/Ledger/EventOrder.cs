namespace Stp.Domain.Ledger;

/// <summary>Which of two events is the later version, and whether they are the same report received twice.</summary>
internal static class EventOrder
{
    /// <summary>A total order over differing events: version, then a replace over a new, then content.</summary>
    public static int Compare(TradeEvent a, TradeEvent b)
    {
        var version = a.Version.CompareTo(b.Version);
        if (version != 0)
        {
            return version;
        }

        var action = a.Action.CompareTo(b.Action);
        return action != 0 ? action : string.CompareOrdinal(ContentOf(a), ContentOf(b));
    }

    /// <summary>
    /// Equal but for how it came: sequence number, time of receipt, session and raw bytes differ between a report and its replay.
    /// </summary>
    public static bool SameReport(TradeEvent a, TradeEvent b) =>
        a.Action == b.Action
        && a.Version == b.Version
        && a.TradeKey == b.TradeKey
        && a.ReferenceKey == b.ReferenceKey
        && a.OriginId == b.OriginId
        && a.TradeDate == b.TradeDate
        && a.ClearingDate == b.ClearingDate
        && a.Lines.SequenceEqual(b.Lines);

    private static string ContentOf(TradeEvent e) =>
        string.Join('\n', e.Lines.Select(l => l.ToString()).Prepend($"{e.TradeKey} {e.ReferenceKey} {e.OriginId} {e.TradeDate:O} {e.ClearingDate:O}"));
}

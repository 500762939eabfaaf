namespace Stp.Pages.Layout;

/// <summary>The roles of the HTTP contract that decide what a page offers.</summary>
public static class PageRoles
{
    /// <summary>Reads positions, trades, feeds and the end of day.</summary>
    public const string PositionsRead = "positions.read";

    /// <summary>Works held messages.</summary>
    public const string ExceptionsManage = "exceptions.manage";

    /// <summary>Changes reference data.</summary>
    public const string ReferenceManage = "reference.manage";

    /// <summary>Runs the end-of-day check and explains its breaks.</summary>
    public const string EodRun = "eod.run";

    /// <summary>Signs a day, and reads the audit trail.</summary>
    public const string EodApprove = "eod.approve";
}

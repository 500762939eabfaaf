namespace Stp.Pages.Layout;

/// <summary>An entry of the navigation.</summary>
/// <param name="Name">The path of its page, and what a page calls itself to be marked as the current one.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Role">The role that it needs.</param>
/// <param name="ConcernsAllAccounts">Whether it is only for those who see every account.</param>
public sealed record PageEntry(string Name, string Label, string Role, bool ConcernsAllAccounts = false)
{
    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<PageEntry> All { get; } =
    [
        new("positions", "Positions", PageRoles.PositionsRead),
        new("blotter", "Live blotter", PageRoles.PositionsRead),
        new("exceptions", "Exceptions", PageRoles.ExceptionsManage, ConcernsAllAccounts: true),
        new("eod", "End of day", PageRoles.PositionsRead),
        new("feeds", "Feeds", PageRoles.PositionsRead),
        new("reference", "Reference data", PageRoles.ReferenceManage, ConcernsAllAccounts: true),
        new("audit", "Audit", PageRoles.EodApprove, ConcernsAllAccounts: true),
    ];

    /// <summary>Those that a reader may open.</summary>
    public static IEnumerable<PageEntry> Of(PageFrame frame) =>
        All.Where(entry => frame.May(entry.Role) && !(entry.ConcernsAllAccounts && frame.IsRestricted));
}

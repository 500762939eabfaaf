namespace Stp.Pages.Layout;

/// <summary>An entry of the navigation.</summary>
/// <param name="Name">The path of its page, and what a page calls itself to be marked as the current one.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Role">The role that it needs.</param>
public sealed record PageEntry(string Name, string Label, string Role)
{
    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<PageEntry> All { get; } =
    [
        new("positions", "Positions", PageRoles.PositionsRead),
        new("blotter", "Live blotter", PageRoles.PositionsRead),
        new("exceptions", "Exceptions", PageRoles.ExceptionsManage),
        new("eod", "End of day", PageRoles.PositionsRead),
        new("feeds", "Feeds", PageRoles.PositionsRead),
        new("reference", "Reference data", PageRoles.ReferenceManage),
        new("audit", "Audit", PageRoles.EodApprove),
    ];
}

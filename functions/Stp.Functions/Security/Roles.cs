namespace Stp.Functions.Security;

/// <summary>The roles of the HTTP contract. Each route names one.</summary>
internal static class Roles
{
    public const string DropCopyWrite = "dropcopy.write";
    public const string PositionsRead = "positions.read";
    public const string ExceptionsManage = "exceptions.manage";
    public const string ReferenceManage = "reference.manage";
    public const string EodRun = "eod.run";
    public const string EodApprove = "eod.approve";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [DropCopyWrite, PositionsRead, ExceptionsManage, ReferenceManage, EodRun, EodApprove];
}

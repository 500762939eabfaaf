namespace Stp.Samples.Generator.Market;

internal enum Act
{
    New,
    Replace,
    Cancel,
}

/// <summary>One report of a deal: what it was when, and how the report names the deal.</summary>
/// <param name="At">TransactTime (60), and LastUpdateTime (779) where the venue has one.</param>
/// <param name="ExecId">The report's own identity (17).</param>
/// <param name="Reference">The report it amends (19, 1126), or null.</param>
internal sealed record Version(Act Act, IReadOnlyList<Fill> Fills, DateTime At, string ExecId, string? Reference = null)
{
    public bool Provisional { get; init; }
}

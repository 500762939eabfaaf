namespace Stp.Domain.EndOfDay.Breaks;

/// <summary>Where a break stands.</summary>
public enum BreakStatus
{
    /// <summary>Nobody has explained it.</summary>
    Open,

    /// <summary>A person has said why it is there.</summary>
    Explained,

    /// <summary>It is no longer there: a later comparison of the same run did not find it.</summary>
    Resolved,
}

namespace Stp.Domain.Fix;

/// <summary>What a message must satisfy besides its form. Which ones apply is a matter of the dialect.</summary>
[Flags]
public enum FixChecks
{
    /// <summary>Only the form: BeginString (8) first, CheckSum (10) last, <c>tag=value</c> between.</summary>
    None = 0,

    /// <summary>BodyLength (9) stands second and is right.</summary>
    BodyLength = 1,

    /// <summary>CheckSum (10) is right.</summary>
    CheckSum = 2,

    /// <summary>No tag stands twice outside groups or in one entry. Unchecked, the first one counts.</summary>
    DuplicateTags = 4,

    /// <summary>A group has as many entries as its count says. Unchecked, the entries that are there count.</summary>
    GroupCounts = 8,

    /// <summary>All of them.</summary>
    All = BodyLength | CheckSum | DuplicateTags | GroupCounts,
}

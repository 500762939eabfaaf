#nullable disable

namespace Azure.Data.Tables;

/// <summary>What an update does with properties that it does not name.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They go.</summary>
    Replace = 1,
}

namespace Stp.Functions.Reference;

/// <summary>How fresh reference data is. Section <c>Reference</c>.</summary>
public sealed class ReferenceCacheOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Reference";

    /// <summary>How long a copy is used before the version is asked for. Default 10 s.</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a copy is used before everything is read again whatever the version says. Default 10 min.</summary>
    public TimeSpan FullRefreshInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a caller waits for a refresh before it takes the last good copy. Default 2 s.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one refresh may take, retries included. Default 2 min.</summary>
    public TimeSpan MaxRefreshTime { get; set; } = TimeSpan.FromMinutes(2);
}

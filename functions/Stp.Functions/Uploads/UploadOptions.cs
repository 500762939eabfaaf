namespace Stp.Functions.Uploads;

/// <summary>Limits of what is uploaded; section <c>Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Uploads";

    /// <summary>Largest file; a longer one is refused whole. Default 16 MiB.</summary>
    public int MaxBodyBytes { get; set; } = 16 << 20;
}

namespace Stp.Functions.DropCopy;

/// <summary>Limits of what is taken in; section <c>Ingest</c>.</summary>
public sealed class IngestOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Ingest";

    /// <summary>Largest raw message; a longer one is held. Default 1 MiB.</summary>
    public int MaxMessageBytes { get; set; } = 1 << 20;

    /// <summary>Largest request body; a longer one is refused whole. Default 16 MiB.</summary>
    public int MaxBodyBytes { get; set; } = 16 << 20;

    /// <summary>Raw messages that travel in one queue message. Default 100.</summary>
    public int MaxBundleMessages { get; set; } = 100;

    /// <summary>Bytes of a queue message of several raw messages. Default 192 KiB: fits every tier of Service Bus with room for its header.</summary>
    public int MaxBundleBytes { get; set; } = 192 << 10;
}

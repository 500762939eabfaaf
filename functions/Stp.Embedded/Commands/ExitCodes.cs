namespace Stp.Embedded.Commands;

/// <summary>How the process ends.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The command was understood and did not succeed.</summary>
    public const int Failed = 1;

    /// <summary>The command cannot be carried out as it was given.</summary>
    public const int Usage = 2;
}

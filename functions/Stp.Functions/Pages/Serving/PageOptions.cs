namespace Stp.Functions.Pages.Serving;

/// <summary>Settings of the pages, section <c>Pages</c>.</summary>
internal sealed record PageOptions
{
    public const string Section = "Pages";

    /// <summary>What every page says of the system, where it is not the one that counts: <c>demo</c>, <c>test</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>Most bytes of a form; a file of reference data is in it.</summary>
    public int MaxFormBytes { get; init; } = 8 << 20;
}

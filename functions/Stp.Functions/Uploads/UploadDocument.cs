using Stp.Domain.EndOfDay.Statements;

namespace Stp.Functions.Uploads;

/// <summary>A version of what was uploaded for a date, in container <c>statements</c> or <c>settlement-prices</c>.</summary>
internal sealed record UploadDocument
{
    public const string FixedType = "version";

    public required string Id { get; init; }

    public string Type { get; init; } = FixedType;

    /// <summary>Whose statement it is; null for settlement prices.</summary>
    public string? ClearingFirm { get; init; }

    /// <summary>The business date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>From 1; numbers may be missing where an upload did not come to its end.</summary>
    public int Version { get; init; }

    /// <summary>Whether all its parts are stored. What is not whole is not shown.</summary>
    public bool Whole { get; init; }

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Name of the format that a statement was read by.</summary>
    public string? Format { get; init; }

    /// <summary>
    /// SHA-256 of what else decides the content: of the format file, or of the instruments that codes of prices were mapped to. The same file
    /// under another one is another version.
    /// </summary>
    public required string ContextDigest { get; init; }

    /// <summary>The kinds of lines that a statement's format carries.</summary>
    public IReadOnlyList<StatementLineKind>? Carries { get; init; }

    public required int LineCount { get; init; }

    /// <summary>Accounts that a statement has lines of.</summary>
    public int? AccountCount { get; init; }

    public required string UploadedBy { get; init; }

    /// <summary>What stays theirs whatever they are called; null in uploads from before it was kept.</summary>
    public string? UploadedById { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public static string IdOf(int version) => $"v{version:D6}";
}

/// <summary>A piece of what a version holds, small enough for one document.</summary>
/// <param name="Id"><c>{version}!{name}!{part}</c>.</param>
/// <param name="ClearingFirm">As in the version.</param>
/// <param name="Date">As in the version.</param>
/// <param name="Parts">How many parts there are under this name.</param>
/// <param name="Items">The items of this part.</param>
internal sealed record UploadPart<T>(string Id, string? ClearingFirm, DateOnly Date, int Parts, IReadOnlyList<T> Items);

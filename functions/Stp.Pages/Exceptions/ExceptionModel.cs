namespace Stp.Pages.Exceptions;

/// <summary>One held message, to be worked on.</summary>
public sealed record ExceptionModel
{
    /// <summary>The message.</summary>
    public required HeldMessage Message { get; init; }

    /// <summary>Others of the same cause, itself included.</summary>
    public required int OfCause { get; init; }

    /// <summary>People to choose an owner from.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Why what was sent could not be taken; null where nothing is wrong.</summary>
    public string? Problem { get; init; }
}

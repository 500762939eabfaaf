namespace Stp.Pages.EndOfDay;

/// <summary>One break with both sides of it and everything that was said.</summary>
public sealed record BreakModel
{
    /// <summary>The business date.</summary>
    public required DateOnly BusinessDate { get; init; }

    /// <summary>Number of the run.</summary>
    public required int Run { get; init; }

    /// <summary>Where the run stands: what it says can be changed while it awaits its signature.</summary>
    public required string RunStatus { get; init; }

    /// <summary>The break.</summary>
    public required BreakRow Break { get; init; }

    /// <summary>Every explanation, oldest first.</summary>
    public required IReadOnlyList<ExplanationRow> Explanations { get; init; }

    /// <summary>What the book has of the account and contract; none where the break is of no position.</summary>
    public IReadOnlyList<BookLine> Book { get; init; } = [];

    /// <summary>What the statement has of it.</summary>
    public IReadOnlyList<StatedLine> Statement { get; init; } = [];

    /// <summary>Whether either side has more lines than are shown.</summary>
    public bool IsCut { get; init; }

    /// <summary>People to choose from.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Why what was sent could not be taken; null where nothing is wrong.</summary>
    public string? Problem { get; init; }
}

/// <summary>Why a break is there, as a person has said it.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Text">What.</param>
public sealed record ExplanationRow(string By, DateTimeOffset At, string Text);

/// <summary>A line of the book.</summary>
/// <param name="TradeKey">The trade.</param>
/// <param name="ClearingDate">The clearing date.</param>
/// <param name="Side"><c>buy</c> or <c>sell</c>.</param>
/// <param name="Lots">Lots.</param>
/// <param name="Price">The price.</param>
public sealed record BookLine(string TradeKey, DateOnly ClearingDate, string Side, decimal Lots, decimal Price);

/// <summary>A line of a statement.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Reference">What the clearing firm calls it, or null.</param>
/// <param name="Side"><c>buy</c> or <c>sell</c>; null where the line is a net position.</param>
/// <param name="Lots">Lots; of a net position, long is above zero.</param>
/// <param name="Price">The price, or null.</param>
public sealed record StatedLine(int Line, string? Reference, string? Side, decimal Lots, decimal? Price);

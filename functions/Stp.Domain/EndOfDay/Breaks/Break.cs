namespace Stp.Domain.EndOfDay.Breaks;

/// <summary>One difference that a person must look at. What identifies it does not change from run to run and from day to day.</summary>
public sealed record Break
{
    /// <summary>What kind of difference it is.</summary>
    public required BreakType Type { get; init; }

    /// <summary>Our account; null where it concerns the firm as a whole, or an account that is not mapped.</summary>
    public string? Account { get; init; }

    /// <summary><c>MIC:PRODUCT:CONTRACT</c>, or null.</summary>
    public string? Instrument { get; init; }

    /// <summary>The clearing firm whose statement it was found in, or null.</summary>
    public string? ClearingFirm { get; init; }

    /// <summary>What else tells it from another of its type: an unmapped code, a feed, a reason code, a side. Empty for nothing.</summary>
    public string Subject { get; init; } = "";

    /// <summary>A sentence that says what is wrong, with the numbers.</summary>
    public required string Detail { get; init; }

    /// <summary>Lots in the book; long is above zero.</summary>
    public decimal? BookLots { get; init; }

    /// <summary>Lots in the statement; long is above zero.</summary>
    public decimal? StatementLots { get; init; }

    /// <summary>Price in the book, in the contract's price unit.</summary>
    public decimal? BookPrice { get; init; }

    /// <summary>Price in the statement, in the contract's price unit.</summary>
    public decimal? StatementPrice { get; init; }

    /// <summary>How many it stands for: held messages, missing sequence numbers, lines of a statement, clearing dates that drift.</summary>
    public int? Count { get; init; }

    /// <summary>The business date on which it was first found.</summary>
    public required DateOnly FirstDate { get; init; }

    /// <summary>Checks that have found it before this one: 0 on the first day.</summary>
    public int AgeDays { get; init; }

    /// <summary>The date of the check that found it last before this one, under the same <see cref="Id"/>; null on the first day.</summary>
    public DateOnly? PreviousDate { get; init; }

    /// <summary>The same for the same difference in every run and on every day: a digest of what identifies it.</summary>
    public string Id => BreakId.Of(this);
}

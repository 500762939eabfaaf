namespace Stp.Samples.Generator.Clearing;

/// <summary>A break that the check of the day must find. What does not apply is empty or null.</summary>
internal sealed record ExpectedBreak(string Type)
{
    public string Account { get; init; } = "";

    public string Instrument { get; init; } = "";

    public string ClearingFirm { get; init; } = "";

    /// <summary>What else tells it from another of its type.</summary>
    public string Subject { get; init; } = "";

    public decimal? BookLots { get; init; }

    public decimal? StatementLots { get; init; }

    public decimal? BookPrice { get; init; }

    public decimal? StatementPrice { get; init; }

    public int? Count { get; init; }
}

namespace Stp.Pages.Trades;

/// <summary>Trades as they are booked.</summary>
public sealed record BlotterModel
{
    /// <summary>The newest of them that match.</summary>
    public required IReadOnlyList<TradeRow> Trades { get; init; }

    /// <summary>Address below the API that gives the same trades as JSON, <c>trades?clearingDate=2026-11-23</c>: the script asks it again and again.</summary>
    public required string Source { get; init; }

    /// <summary>Seconds between two questions of the script.</summary>
    public int PollSeconds { get; init; } = 5;

    /// <summary>Trades that the page keeps.</summary>
    public int MaxTrades { get; init; } = 200;

    /// <summary>One account, or null for all.</summary>
    public string? Account { get; init; }

    /// <summary>The clearing date, or null for all.</summary>
    public DateOnly? ClearingDate { get; init; }

    /// <summary>A status, or null for all.</summary>
    public string? Status { get; init; }

    /// <summary>Accounts to choose from.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>What is wrong with the filter; null where nothing is.</summary>
    public string? Problem { get; init; }
}

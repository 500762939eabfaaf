namespace Stp.Benchmarks.HotPartitions;

/// <summary>A firm and its year: what the simulation is told. Shares fall as 1, 1/2, 1/3 and so on, from the most active to the least.</summary>
/// <param name="TradesADay">Trades of an ordinary day. A large firm: 200,000.</param>
/// <param name="Days">Trading days.</param>
/// <param name="Seed">The same seed gives the same year.</param>
internal sealed record FirmYear(double TradesADay = 200_000, int Days = 252, int Seed = 1)
{
    public int Accounts { get; init; } = 500;

    public int Products { get; init; } = 40;

    /// <summary>Sessions that trades come by.</summary>
    public int Feeds { get; init; } = 12;

    /// <summary>Contract months of a product that trade at once, each with this part of the trades of the one before it.</summary>
    public int Months { get; init; } = 12;

    public double NextMonth { get; init; } = 0.5;

    /// <summary>Days between two expiries, and days before one on which trades move to the next month, half of them as spreads of two legs.</summary>
    public int ExpiryDays { get; init; } = 21;

    public int RollDays { get; init; } = 5;

    /// <summary>Hours of a trading day, and its two peaks, the open and the settlement: their length, and how many times the mean comes in them.</summary>
    public double Hours { get; init; } = 10;

    public int PeakSeconds { get; init; } = 600;

    public double PeakFactor { get; init; } = 10;

    /// <summary>How much ordinary days differ (the sigma of a log-normal factor), how often a day is extraordinary, and how many times the trades it then has.</summary>
    public double DaySigma { get; init; } = 0.3;

    public double EventDays { get; init; } = 0.015;

    public double EventFactor { get; init; } = 3;

    public double MeanASecond => TradesADay / (Hours * 3600);
}

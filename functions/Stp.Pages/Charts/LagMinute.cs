namespace Stp.Pages.Charts;

/// <summary>How long trades of one minute took from the venue to the book.</summary>
/// <param name="Minute">The minute in which they were booked.</param>
/// <param name="Trades">How many.</param>
/// <param name="MeanMs">On average, in milliseconds.</param>
/// <param name="MaxMs">The slowest, in milliseconds.</param>
public sealed record LagMinute(DateTimeOffset Minute, long Trades, long MeanMs, long MaxMs);

namespace Stp.Domain.EndOfDay.Comparison;

/// <summary>What there is of a clearing firm's statement for the day.</summary>
/// <param name="ClearingFirm">The clearing firm.</param>
/// <param name="IsMissing">It has not come.</param>
/// <param name="HasPositions">Its format tells open positions: an account without a line is flat.</param>
/// <param name="HasTrades">Its format tells the trades of the day: an account without a line has none.</param>
public sealed record FirmStatement(string ClearingFirm, bool IsMissing, bool HasPositions, bool HasTrades);

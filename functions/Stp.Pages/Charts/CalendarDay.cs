namespace Stp.Pages.Charts;

/// <summary>How a business date stands.</summary>
/// <param name="Date">The date.</param>
/// <param name="State">State of its latest run: <c>running</c>, <c>awaitingSignOff</c>, <c>signed</c>, <c>restated</c>, <c>failed</c>.</param>
/// <param name="OpenBreaks">Breaks that nobody has explained; null where the reader may not know.</param>
public sealed record CalendarDay(DateOnly Date, string State, int? OpenBreaks);

using Stp.Pages.Charts;

namespace Stp.Pages.EndOfDay;

/// <summary>The calendar of business dates.</summary>
public sealed record EndOfDayModel
{
    /// <summary>The first day of the newest month that is shown.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Months that are shown, back from there.</summary>
    public int Months { get; init; } = 2;

    /// <summary>Days that have a run, newest first.</summary>
    public required IReadOnlyList<CalendarDay> Days { get; init; }

    /// <summary>The date that the form to start a check offers.</summary>
    public required DateOnly Offered { get; init; }

    /// <summary>Why what was sent could not be taken; null where nothing is wrong.</summary>
    public string? Problem { get; init; }
}

using Stp.Domain.EndOfDay.Calendars;
using Stp.Domain.EndOfDay.Statements;

namespace Stp.Domain.EndOfDay.Settings;

/// <summary>A clearing firm whose statement is expected on each of its business dates.</summary>
/// <param name="Code">Its code in routes and breaks, lower case.</param>
/// <param name="Codes">The reference venue that maps its accounts and instruments.</param>
/// <param name="Format">How its statement is written.</param>
/// <param name="Calendar">The days on which it sends one.</param>
/// <param name="DeadlineTime">Local time of the calendar by which the statement is expected.</param>
/// <param name="DeadlineDays">Calendar days from the date of the statement to the deadline.</param>
public sealed record ClearingFirm(
    string Code, string Codes, StatementFormat Format, BusinessCalendar Calendar, TimeOnly DeadlineTime, int DeadlineDays)
{
    /// <summary>Until when the statement of a date is waited for, in UTC; null where the firm sends none for it.</summary>
    public DateTimeOffset? DeadlineOf(DateOnly date) =>
        Calendar.IsBusinessDate(date) ? Calendar.InstantOf(date.AddDays(DeadlineDays), DeadlineTime) : null;
}

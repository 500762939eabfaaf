namespace Stp.Domain.EndOfDay.SignOff;

/// <summary>Where a run of a business date stands.</summary>
public enum DayStatus
{
    /// <summary>The check has not come to its report.</summary>
    Running,

    /// <summary>The report is there and waits for people.</summary>
    AwaitingSignOff,

    /// <summary>Signed: what it says of the date holds.</summary>
    Signed,

    /// <summary>Signed, and the book of the date was changed afterwards.</summary>
    Restated,

    /// <summary>A later run of the date has taken its place.</summary>
    Superseded,

    /// <summary>The run ended without a report.</summary>
    Failed,
}

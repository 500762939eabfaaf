namespace Stp.Functions.EndOfDay.Notifying;

/// <summary>Something that finance could not be told.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="At">When it was given up.</param>
/// <param name="Reason">What the last attempt failed with.</param>
internal sealed record UndeliveredNotice(NoticeKind Kind, DateTimeOffset At, string Reason);

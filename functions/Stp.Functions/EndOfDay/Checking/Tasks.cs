namespace Stp.Functions.EndOfDay.Checking;

/// <summary>What is known of a run when it begins.</summary>
/// <param name="DrainLimit">How long queues and gaps are waited for.</param>
/// <param name="Statements">The statements that are due.</param>
internal sealed record CheckPlan(TimeSpan DrainLimit, IReadOnlyList<StatementDue> Statements);

/// <summary>A statement that is due.</summary>
/// <param name="ClearingFirm">Whose it is.</param>
/// <param name="Deadline">When the wait for it ends.</param>
internal sealed record StatementDue(string ClearingFirm, DateTimeOffset Deadline);

/// <summary>Asks whether a queue has drained.</summary>
/// <param name="Queue">Name of the queue.</param>
/// <param name="ReceivedBy">What it had received by this instant must be dealt with.</param>
internal sealed record QueueQuestion(string Queue, DateTimeOffset ReceivedBy);

/// <summary>A look at a queue.</summary>
/// <param name="Oldest">When the oldest message that is still waited for was queued; null where there is none.</param>
/// <param name="At">When it was looked at.</param>
internal sealed record QueueLook(DateTimeOffset? Oldest, DateTimeOffset At);

/// <summary>A queue that still held messages from before the cut-off when the wait for them ended.</summary>
/// <param name="Queue">Name of the queue.</param>
/// <param name="Oldest">When the oldest of them was queued.</param>
internal sealed record UndrainedQueue(string Queue, DateTimeOffset Oldest);

/// <summary>Fixes the instant as of which the book is checked.</summary>
/// <param name="Key">The run.</param>
/// <param name="At">The cut-off instant, UTC.</param>
/// <param name="Undrained">The queue that had not drained by then, or null.</param>
internal sealed record CutOff(RunKey Key, DateTimeOffset At, UndrainedQueue? Undrained);

/// <summary>What is to be checked.</summary>
/// <param name="Accounts">Our accounts, ordinal.</param>
/// <param name="ClearingFirms">Clearing firms, ordinal.</param>
internal sealed record CheckScope(IReadOnlyList<string> Accounts, IReadOnlyList<string> ClearingFirms)
{
    /// <summary>Accounts of one run.</summary>
    public const int MaxAccounts = 10_000;
}

/// <summary>A group of accounts to be checked.</summary>
internal sealed record AccountsTask(RunKey Key, IReadOnlyList<string> Accounts);

/// <summary>An account to be checked.</summary>
/// <param name="Key">The run.</param>
/// <param name="Account">Our account.</param>
/// <param name="IsLastLook">Where it drifts now, it is a break: the trades are named. So they are for runs that began before this was told.</param>
internal sealed record AccountTask(RunKey Key, string Account, bool IsLastLook = true);

/// <summary>A clearing firm to be checked.</summary>
internal sealed record FirmTask(RunKey Key, string ClearingFirm);

/// <summary>Why a run ended without a report.</summary>
internal sealed record RunFailure(RunKey Key, string Reason);

/// <summary>How far a check has come, as the status of its orchestration shows it.</summary>
/// <param name="Phase">What it is doing: <c>statements</c>, <c>gaps</c>, <c>queues</c>, <c>accounts</c>, <c>report</c>, <c>review</c>.</param>
/// <param name="Done">Accounts that are done.</param>
/// <param name="Total">Accounts in all; 0 while they are not known.</param>
internal sealed record CheckProgress(string Phase, int Done = 0, int Total = 0);

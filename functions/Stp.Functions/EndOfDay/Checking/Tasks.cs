namespace Stp.Functions.EndOfDay.Checking;

/// <summary>What is known of a run when it begins.</summary>
/// <param name="Began">When it began: what was received before is waited for.</param>
/// <param name="DrainUntil">When the wait for queues and gaps ends.</param>
/// <param name="Statements">The statements that are due.</param>
internal sealed record CheckPlan(DateTimeOffset Began, DateTimeOffset DrainUntil, IReadOnlyList<StatementDue> Statements);

/// <summary>A statement that is due.</summary>
/// <param name="ClearingFirm">Whose it is.</param>
/// <param name="Deadline">When the wait for it ends.</param>
internal sealed record StatementDue(string ClearingFirm, DateTimeOffset Deadline);

/// <summary>Asks whether a queue has drained.</summary>
/// <param name="Queue">Name of the queue.</param>
/// <param name="ReceivedBy">What it had received by this instant must be dealt with.</param>
internal sealed record QueueQuestion(string Queue, DateTimeOffset ReceivedBy);

/// <summary>A look at a queue.</summary>
/// <param name="IsDrained">Whether everything asked about has been dealt with.</param>
/// <param name="At">When it was looked at.</param>
internal sealed record QueueLook(bool IsDrained, DateTimeOffset At);

/// <summary>Fixes the instant as of which the book is checked.</summary>
/// <param name="Key">The run.</param>
/// <param name="At">The cut-off instant, UTC.</param>
/// <param name="IsDrained">Whether everything received before the run had been booked by then.</param>
internal sealed record CutOff(RunKey Key, DateTimeOffset At, bool IsDrained);

/// <summary>What is to be checked.</summary>
/// <param name="Accounts">Our accounts, ordinal.</param>
/// <param name="ClearingFirms">Clearing firms, ordinal.</param>
internal sealed record CheckScope(IReadOnlyList<string> Accounts, IReadOnlyList<string> ClearingFirms);

/// <summary>A group of accounts to be checked.</summary>
internal sealed record AccountsTask(RunKey Key, IReadOnlyList<string> Accounts);

/// <summary>An account to be checked.</summary>
internal sealed record AccountTask(RunKey Key, string Account);

/// <summary>A clearing firm to be checked.</summary>
internal sealed record FirmTask(RunKey Key, string ClearingFirm);

/// <summary>Why a run ended without a report.</summary>
internal sealed record RunFailure(RunKey Key, string Reason);

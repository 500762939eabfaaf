using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.EndOfDay.Review;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>The check of one business date, from the last messages of the day to the signature under it.</summary>
/// <remarks>
/// Everything that can differ from one moment to the next is asked of an activity; what stands here only decides in which order. The
/// history grows with the number of accounts, fifty to an entry, and not with that of trades.
/// </remarks>
internal static class EndOfDayCheck
{
    /// <summary>Raised when a clearing firm's statement has come.</summary>
    public const string StatementUploaded = nameof(StatementUploaded);

    /// <summary>How long an upload whose event was lost goes unnoticed.</summary>
    private static readonly TimeSpan StatementPause = TimeSpan.FromMinutes(5);

    [Function(nameof(EndOfDayCheck))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var key = context.GetInput<RunKey>() ?? throw new InvalidOperationException("The check wants a business date.");
        try
        {
            await CheckAsync(context, key);
        }
        catch (TaskFailedException fault)
        {
            await context.CallActivityAsync(nameof(FailRun), new RunFailure(key, FailureText.Of(fault.FailureDetails)), Retries.Patient);
            await Notify.TryAsync(context, key, NoticeKind.Failed);
            throw;
        }

        await Notify.TryAsync(context, key, NoticeKind.Report);
        context.SetCustomStatus(new CheckProgress("review"));
        await context.CallSubOrchestratorAsync(
            nameof(ReviewDay), new ReviewInput(key, context.CurrentUtcDateTime), Retries.Patient.WithInstanceId(key.ReviewInstanceId));
    }

    private static async Task CheckAsync(TaskOrchestrationContext context, RunKey key)
    {
        var plan = await context.CallActivityAsync<CheckPlan>(nameof(PlanCheck), key, Retries.Patient);
        context.SetCustomStatus(new CheckProgress("statements"));
        await AwaitStatementsAsync(context, key, plan);
        context.SetCustomStatus(new CheckProgress("gaps"));
        await Draining.GapsAsync(context, key, plan.DrainLimit);

        // The book is looked at as it is known at this instant. What was received by then is booked first: nothing that belongs before the
        // cut-off is stored after it has been looked at.
        context.SetCustomStatus(new CheckProgress("queues"));
        var at = new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero);
        var undrained = await Draining.QueuesAsync(context, at, plan.DrainLimit);
        var scope = await context.CallActivityAsync<CheckScope>(nameof(FixCutOff), new CutOff(key, at, undrained), Retries.Patient);

        await CheckAccountsAsync(context, key, scope.Accounts);
        foreach (var firm in scope.ClearingFirms)
        {
            await context.CallActivityAsync(nameof(CheckFirm), new FirmTask(key, firm), Retries.Patient);
        }

        context.SetCustomStatus(new CheckProgress("report", scope.Accounts.Count, scope.Accounts.Count));
        await context.CallActivityAsync(nameof(CheckFeeds), key, Retries.Patient);
        foreach (var superseded in await context.CallActivityAsync<RunKey[]>(nameof(PublishReport), key, Retries.Patient))
        {
            context.SendEvent(superseded.ReviewInstanceId, ReviewDay.ReviewChanged, "superseded");
        }
    }

    private static async Task CheckAccountsAsync(TaskOrchestrationContext context, RunKey key, IReadOnlyList<string> accounts)
    {
        for (var done = 0; done < accounts.Count; done += CheckAccounts.MaxAccounts)
        {
            context.SetCustomStatus(new CheckProgress("accounts", done, accounts.Count));
            string[] group = [.. accounts.Skip(done).Take(CheckAccounts.MaxAccounts)];
            await context.CallSubOrchestratorAsync(nameof(CheckAccounts), new AccountsTask(key, group), Retries.Patient);
        }
    }

    /// <summary>Waits until every statement has come, or the deadline of each that has not is over.</summary>
    private static async Task AwaitStatementsAsync(TaskOrchestrationContext context, RunKey key, CheckPlan plan)
    {
        while (true)
        {
            var arrived = await context.CallActivityAsync<string[]>(nameof(LookAtStatements), key, Retries.Patient);
            var awaited = plan.Statements.Where(s => !arrived.Contains(s.ClearingFirm) && s.Deadline.UtcDateTime > context.CurrentUtcDateTime).ToList();
            if (awaited.Count == 0)
            {
                return;
            }

            var pause = awaited.Min(s => s.Deadline.UtcDateTime) - context.CurrentUtcDateTime;
            await Waiting.ForEventAsync(context, StatementUploaded, pause < StatementPause ? pause : StatementPause);
        }
    }
}

using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Checks a group of accounts, a few at once. A history of its own keeps that of the day short.</summary>
internal static class CheckAccounts
{
    /// <summary>Accounts in one group.</summary>
    public const int MaxAccounts = 50;

    /// <summary>Accounts under way at once.</summary>
    private const int Lanes = 8;

    /// <summary>Looks at an account whose book disagrees with itself. Bookings go on meanwhile, and one that is half done looks like a drift.</summary>
    private const int MaxLooks = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    [Function(nameof(CheckAccounts))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var task = context.GetInput<AccountsTask>() ?? throw new InvalidOperationException("The check wants accounts.");
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => CheckLaneAsync(context, task, lane)));
    }

    private static async Task CheckLaneAsync(TaskOrchestrationContext context, AccountsTask task, int lane)
    {
        for (var i = lane; i < task.Accounts.Count; i += Lanes)
        {
            await CheckOneAsync(context, new AccountTask(task.Key, task.Accounts[i]));
        }
    }

    private static async Task CheckOneAsync(TaskOrchestrationContext context, AccountTask task)
    {
        for (var look = 1; await LookAsync(context, task with { IsLastLook = look == MaxLooks }) && look < MaxLooks; look++)
        {
            await context.CreateTimer(Pause, CancellationToken.None);
        }
    }

    private static Task<bool> LookAsync(TaskOrchestrationContext context, AccountTask task) =>
        context.CallActivityAsync<bool>(nameof(CheckAccount), task, Retries.Patient);
}

using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.EndOfDay.Restating;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>Waits until finance has signed the day, reminds them, and at last tells somebody above them.</summary>
internal static class ReviewDay
{
    /// <summary>Raised when a person has explained a break or signed, or when another run has taken this one's place.</summary>
    public const string ReviewChanged = nameof(ReviewChanged);

    [Function(nameof(ReviewDay))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<ReviewInput>() ?? throw new InvalidOperationException("The review wants a run.");
        var state = await LookAsync(context, input.Key);
        if (state.IsOver)
        {
            await CloseAsync(context, input.Key, state);
            return;
        }

        // The event of a signature may have been lost: a day that is over is not reminded of.
        if (!await Waiting.ForEventAsync(context, ReviewChanged, state.RemindEvery) && !(await LookAsync(context, input.Key)).IsOver)
        {
            var escalates = context.CurrentUtcDateTime - input.Since >= state.EscalateAfter;
            await Notify.TryAsync(context, input.Key, escalates ? NoticeKind.Escalation : NoticeKind.Reminder);
        }

        // A history of its own for each step: a day may stay open for weeks.
        context.ContinueAsNew(input);
    }

    private static Task<ReviewState> LookAsync(TaskOrchestrationContext context, RunKey key) =>
        context.CallActivityAsync<ReviewState>(nameof(LookAtReview), key, Retries.Patient);

    private static async Task CloseAsync(TaskOrchestrationContext context, RunKey key, ReviewState state)
    {
        if (!state.IsSigned)
        {
            return;
        }

        await context.CallActivityAsync(nameof(CloseDay), key, Retries.Patient);
        await Notify.TryAsync(context, key, NoticeKind.Signed);
        if (await context.CallActivityAsync<bool>(nameof(LookForAmendments), key, Retries.Patient))
        {
            await Notify.TryAsync(context, key, NoticeKind.Restated);
        }
    }
}

using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Stp.Functions.Http.Idempotency;

/// <summary>Every hour: forgets the answers whose day is over.</summary>
internal sealed partial class ForgetAnswers(AnswerStore store, TimeProvider time, ILogger<ForgetAnswers> logger)
{
    /// <summary>Forgotten in one run; the next goes on.</summary>
    private const int MaxInRun = 20_000;

    [Function(nameof(ForgetAnswers))]
    public async Task RunAsync([TimerTrigger("0 20 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var (forgotten, some) = (0, 0);
        do
        {
            some = await store.DeleteExpiredAsync(time.GetUtcNow(), cancellationToken);
            forgotten += some;
        }
        while (some > 0 && forgotten < MaxInRun);
        LogForgotten(logger, forgotten, timer.IsPastDue);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Forgotten} remembered answers were over; late run: {IsPastDue}")]
    private static partial void LogForgotten(ILogger logger, int forgotten, bool isPastDue);
}

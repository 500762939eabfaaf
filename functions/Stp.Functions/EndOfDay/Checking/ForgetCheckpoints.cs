using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Every hour: forgets the checkpoints that no check goes on from any more. What a check has found stays: results, reports and breaks.</summary>
internal sealed partial class ForgetCheckpoints(CheckpointStore store, CheckBasis basis, ILogger<ForgetCheckpoints> logger)
{
    /// <summary>Documents forgotten in one run; the next goes on.</summary>
    private const int MaxInRun = 20_000;

    [Function(nameof(ForgetCheckpoints))]
    public async Task RunAsync([TimerTrigger("0 40 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var (first, forgotten, some) = (basis.First, 0, 0);
        do
        {
            some = await store.DeleteBeforeAsync(first, cancellationToken);
            forgotten += some;
        }
        while (some > 0 && forgotten < MaxInRun);
        LogForgotten(logger, forgotten, first, timer.IsPastDue);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Forgotten} parts of checkpoints before {First} were over; late run: {IsPastDue}")]
    private static partial void LogForgotten(ILogger logger, int forgotten, DateOnly first, bool isPastDue);
}

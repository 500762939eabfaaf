using Microsoft.Extensions.Logging;

namespace Stp.Embedded.Hosting;

/// <summary>Renews the locks of an invocation's open messages while it runs, so that a long batch is not delivered twice.</summary>
internal sealed class LockRenewal : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _running;

    private LockRenewal(EmbeddedMessageActions actions, TimeSpan period, TimeSpan longest, TimeProvider time, ILogger logger) =>
        _running = RunAsync(actions, period, longest, time, logger);

    /// <summary>Renews at half of the time that is left until <paramref name="lockedUntil"/>, for <paramref name="longest"/> at most.</summary>
    public static LockRenewal Start(EmbeddedMessageActions actions, DateTimeOffset lockedUntil, TimeSpan longest, TimeProvider time, ILogger logger)
    {
        var half = (lockedUntil - time.GetUtcNow()) / 2;
        return new LockRenewal(actions, half > TimeSpan.Zero ? half : TimeSpan.FromMilliseconds(1), longest, time, logger);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _running;
        _ended.Dispose();
    }

    private async Task RunAsync(EmbeddedMessageActions actions, TimeSpan period, TimeSpan longest, TimeProvider time, ILogger logger)
    {
        var started = time.GetTimestamp();
        try
        {
            while (time.GetElapsedTime(started) < longest)
            {
                await Task.Delay(period, time, _ended.Token);
                await actions.RenewOpenAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The invocation has ended.
        }
        catch (Exception fault)
        {
            // Without renewal the worst is a second delivery, which consumers must bear anyway.
            logger.LogWarning(fault, "The locks of a batch could not be renewed.");
        }
    }
}

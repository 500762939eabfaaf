using System.Collections.Concurrent;

namespace Stp.Embedded.Tests.Durable;

/// <summary>What the functions of these tests and the tests share.</summary>
internal sealed class Probe
{
    private readonly ConcurrentDictionary<string, int> _runs = new();
    private int _running;

    /// <summary>The most activities that ran at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>What activities do, by input; others give their input back.</summary>
    public ConcurrentDictionary<string, Func<CancellationToken, Task<string>>> Behaviour { get; } = new();

    public IReadOnlyDictionary<string, int> Runs => _runs;

    public ConcurrentQueue<string> Notes { get; } = [];

    /// <summary>A task that is not durable; it ends when the test says so, so that no pause of the machine can let it end before it is awaited.</summary>
    public TaskCompletionSource Foreign { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<string> RunAsync(string input, CancellationToken cancellationToken)
    {
        _runs.AddOrUpdate(input, 1, (_, runs) => runs + 1);
        lock (_runs)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _running));
        }

        try
        {
            await Task.Yield();
            return Behaviour.TryGetValue(input, out var behaviour) ? await behaviour(cancellationToken) : input;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}

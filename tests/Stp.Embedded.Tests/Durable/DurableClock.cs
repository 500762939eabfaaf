using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Stp.Embedded.Durable;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Turns the clock of an engine in such a way that each timer finds everything before it done.</summary>
internal static class DurableClock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until only the clock, or an event from outside, can make a difference.</summary>
    public static async Task SettleAsync(IServiceProvider services)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!services.GetRequiredService<DurableEngine>().IsIdle)
        {
            Assert.False(patience.IsCancellationRequested, $"The orchestrations did not come to rest in {Patience}.");
            await Task.Delay(1);
        }
    }

    /// <summary>Turns the clock on, stopping at each timer on the way until nothing more happens there.</summary>
    public static async Task AdvanceAsync(IServiceProvider services, FakeTimeProvider time, TimeSpan by)
    {
        var store = services.GetRequiredService<DurableStore>();
        var target = time.GetUtcNow() + by;
        while (true)
        {
            await SettleAsync(services);
            var now = time.GetUtcNow();
            var due = store.Read(session => JournalRows.NextDue(session, now.ToUnixTimeMilliseconds()));
            var next = due is { } dueMs && DateTimeOffset.FromUnixTimeMilliseconds(dueMs) < target ? DateTimeOffset.FromUnixTimeMilliseconds(dueMs) : target;
            time.SetUtcNow(next);
            store.WakeEngine();
            if (next == target)
            {
                await SettleAsync(services);
                return;
            }
        }
    }
}

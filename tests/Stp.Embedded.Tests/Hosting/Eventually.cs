namespace Stp.Embedded.Tests.Hosting;

internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5), LongestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the condition holds; fails when that takes unreasonably long.</summary>
    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), what);

    /// <summary>Waits until the condition holds; fails when that takes unreasonably long.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var pause = FirstPause; !await condition(); pause = pause < LongestPause ? pause * 1.5 : LongestPause)
        {
            Assert.False(patience.IsCancellationRequested, $"It never happened that {what}.");
            // Longer each time: who looks all the time takes the processor from what is waited for.
            await Task.Delay(pause);
        }
    }
}

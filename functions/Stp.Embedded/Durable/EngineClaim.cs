namespace Stp.Embedded.Durable;

/// <summary>Of the processes that share a folder, one runs the orchestrations: the one that holds this file. The others start and steer them.</summary>
/// <remarks>The operating system gives up a claim when its process ends, however it ends; another process then takes over where it was.</remarks>
internal static class EngineClaim
{
    private const string ClaimFile = "stp.durable.lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Takes the claim, or null where another process has it; disposing gives it up.</summary>
    public static IDisposable? TryTake(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, ClaimFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits until this process has the claim; disposing gives it up.</summary>
    public static async Task<IDisposable> TakeAsync(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        IDisposable? claim;
        while ((claim = TryTake(folder)) is null)
        {
            await Task.Delay(Pause, time, cancellationToken);
        }

        return claim;
    }
}

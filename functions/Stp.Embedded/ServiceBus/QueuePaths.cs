namespace Stp.Embedded.ServiceBus;

/// <summary>Entity paths as Service Bus writes them: names are case-insensitive, and the dead-letter queue is a path below its queue.</summary>
internal static class QueuePaths
{
    private const string DeadLetterSuffix = "/$deadletterqueue";

    public static string Of(string queue) => queue.ToLowerInvariant();

    public static string DeadLetterOf(string queue) => IsDeadLetter(queue) ? queue : queue + DeadLetterSuffix;

    public static bool IsDeadLetter(string path) => path.EndsWith(DeadLetterSuffix, StringComparison.Ordinal);

    /// <summary>The queue that a path belongs to: itself, or the one whose dead letters it holds.</summary>
    public static string OwnerOf(string path) => IsDeadLetter(path) ? path[..^DeadLetterSuffix.Length] : path;
}

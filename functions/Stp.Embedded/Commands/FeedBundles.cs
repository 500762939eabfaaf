using Stp.Domain.Fix;
using Stp.Functions.DropCopy;

namespace Stp.Embedded.Commands;

/// <summary>A file of raw messages, cut into request bodies.</summary>
/// <param name="Messages">Raw messages found in the file.</param>
/// <param name="Bodies">Runs of the file, each with the number of messages in it.</param>
internal sealed record FeedBundles(int Messages, IReadOnlyList<(ReadOnlyMemory<byte> Bytes, int Messages)> Bodies)
{
    private const int MaxMessages = 100;
    private const int MaxBytes = 512 << 10;

    /// <summary>Files are held in memory whole.</summary>
    private const long MaxFileBytes = 1L << 30;

    /// <summary>Requests a second into which a wanted rate is cut: smaller bodies follow it more closely.</summary>
    private const int RequestsPerSecond = 10;

    /// <summary>Reads a file; bodies are smaller where a rate is to be kept.</summary>
    /// <exception cref="CommandFailedException">The file cannot be read, or holds no message.</exception>
    public static async Task<FeedBundles> ReadAsync(string path, int? messagesPerSecond, CancellationToken cancellationToken)
    {
        var bytes = await ReadFileAsync(path, cancellationToken);
        var options = new IngestOptions
        {
            MaxBundleBytes = MaxBytes,
            MaxBundleMessages = messagesPerSecond is { } rate ? Math.Clamp(rate / RequestsPerSecond, 1, MaxMessages) : MaxMessages,
        };
        var messages = RawMessages.Split(bytes, options.MaxMessageBytes).ToList();
        if (messages.Count == 0)
        {
            throw new CommandFailedException($"{path} holds no message.");
        }

        // Bodies are runs of whole messages in order.
        var bodies = new List<(ReadOnlyMemory<byte>, int)>();
        var next = 0;
        foreach (var body in Bundles.Of(bytes, messages, options))
        {
            var first = next;
            while (next < messages.Count && body.Span.Overlaps(messages[next].Raw.Span))
            {
                next++;
            }

            bodies.Add((body, next - first));
        }

        return new FeedBundles(messages.Count, bodies);
    }

    private static async Task<byte[]> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(path).Length is var length && length > MaxFileBytes
                ? throw new CommandFailedException($"{path} has {length} bytes, {MaxFileBytes} are taken: split it.")
                : await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be read: {fault.Message}", fault);
        }
    }
}

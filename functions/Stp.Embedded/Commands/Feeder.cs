namespace Stp.Embedded.Commands;

/// <summary>Feeds files to a host, one body after the other, at a rate where one is wanted.</summary>
internal sealed class Feeder(StpClient client, Screen screen, TimeProvider time, int? messagesPerSecond = null)
{
    /// <summary>Feeds the files in order; gives how many messages of each the host accepted.</summary>
    public async Task<IReadOnlyList<int>> FeedAsync(IReadOnlyList<FeedFile> files, CancellationToken cancellationToken)
    {
        var total = files.Sum(file => file.Bundles.Messages);
        return await screen.ProgressAsync($"Feeding {total} messages", total, async advance =>
        {
            var accepted = new int[files.Count];
            var (started, sent) = (time.GetTimestamp(), 0L);
            for (var i = 0; i < files.Count; i++)
            {
                foreach (var (bytes, messages) in files[i].Bundles.Bodies)
                {
                    await PaceAsync(started, sent, cancellationToken);
                    accepted[i] += await client.PostAsync(files[i].Venue, files[i].Session, bytes, cancellationToken);
                    sent += messages;
                    advance(messages);
                }
            }

            return accepted;
        });
    }

    private async Task PaceAsync(long started, long sent, CancellationToken cancellationToken)
    {
        var ahead = messagesPerSecond is { } rate ? TimeSpan.FromSeconds((double)sent / rate) - time.GetElapsedTime(started) : TimeSpan.Zero;
        if (ahead > TimeSpan.Zero)
        {
            await Task.Delay(ahead, time, cancellationToken);
        }
    }
}

/// <summary>A file to feed.</summary>
internal sealed record FeedFile(string Name, string Venue, string? Session, FeedBundles Bundles);

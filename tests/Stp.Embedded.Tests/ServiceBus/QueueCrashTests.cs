using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;
using Stp.Embedded.Tests.Hosting;

namespace Stp.Embedded.Tests.ServiceBus;

/// <summary>What was acknowledged before <c>kill -9</c> holds after it.</summary>
public sealed class QueueCrashTests : IDisposable
{
    private const int Rounds = 4;

    internal static readonly Dictionary<string, QueueOptions> Queues = new() { ["q"] = new QueueOptions { MaxDeliveryCount = 1_000 } };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-crash-");
    private readonly Random _random = new(20261122);

    private string File => Path.Combine(_folder.FullName, "stp.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task After_a_kill_every_acknowledged_message_is_there_and_none_completed_comes_back()
    {
        HashSet<string> sent = [], tried = [], completed = [];
        for (var round = 0; round < Rounds; round++)
        {
            // Numbers of a round begin far above those of the one before, whose last sends were never told of.
            await RunUntilKilledAsync(round * 1_000_000, killAfterLines: _random.Next(50, 500), sent, tried, completed);
            var remaining = await RemainingAsync();

            // A message that was being completed in the moment of the kill may be there or not: nobody was told.
            Assert.True(sent.Except(tried).All(remaining.Contains), "An acknowledged message is missing.");
            Assert.InRange(tried.Except(completed).Count(), 0, round + 1);
            Assert.False(completed.Overlaps(remaining), "A completed message came back.");
            // Of what is there beyond that, nothing is more than sent and completed in the moment of the kill.
            Assert.InRange(remaining.Except(sent).Count(), 0, 2 * (round + 1));
        }

        Assert.NotEmpty(completed);
    }

    private async Task RunUntilKilledAsync(int first, int killAfterLines, HashSet<string> sent, HashSet<string> tried, HashSet<string> completed)
    {
        using var child = ChildTest.Start<QueueCrashChild>((QueueCrashChild.FileVariable, File), (QueueCrashChild.FirstVariable, $"{first}"));
        var lines = 0;
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(QueueCrashChild.Mark))
            {
                (line[1] switch { 'S' => sent, 'T' => tried, _ => completed }).Add(line[3..]);
                if (++lines == killAfterLines)
                {
                    child.Kill();
                }
            }
        }

        await child.WaitForExitAsync();
    }

    private async Task<HashSet<string>> RemainingAsync()
    {
        await using var store = SqliteStore.Open(File);
        var queues = await QueueStore.OpenAsync(store, TimeProvider.System, Queues);
        return [.. queues.Peek("q", 0, int.MaxValue).Select(message => System.Text.Encoding.UTF8.GetString(message.Message.Body.Span))];
    }
}

using Azure.Messaging.ServiceBus;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tests.ServiceBus;

internal sealed class EmbeddedQueueUnderTest : QueueUnderTest
{
    private static readonly QueueOptions Options = new() { LockDuration = TimeSpan.FromSeconds(60), MaxDeliveryCount = MaxDeliveryCount };

    private readonly DirectoryInfo _folder;
    private readonly JumpingTime _time;
    private readonly SqliteStore _store;
    private readonly QueueStore _queues;

    private EmbeddedQueueUnderTest(DirectoryInfo folder, JumpingTime time, SqliteStore store, QueueStore queues)
    {
        (_folder, _time, _store, _queues) = (folder, time, store, queues);
        Client = new EmbeddedServiceBusClient(queues);
    }

    public override ServiceBusClient Client { get; }

    public override string Queue => "plain";

    public override string DeduplicatingQueue => "deduplicating";

    public override int MaxMessageBytes => Options.MaxMessageBytes;

    public QueueStore Queues => _queues;

    public string Path => _store.Path;

    public static async Task<EmbeddedQueueUnderTest> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("stp-queue-");
        var time = new JumpingTime();
        var store = SqliteStore.Open(System.IO.Path.Combine(folder.FullName, "stp.db"));
        var queues = await QueueStore.OpenAsync(store, time, new Dictionary<string, QueueOptions>
        {
            ["plain"] = Options,
            ["deduplicating"] = Options with { DuplicateDetectionWindow = TimeSpan.FromMinutes(10) },
        });
        return new EmbeddedQueueUnderTest(folder, time, store, queues);
    }

    public void Jump(TimeSpan ahead) => _time.Jump(ahead);

    public override Task PassHalfALockAsync()
    {
        _time.Jump((Options.LockDuration / 2) + TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

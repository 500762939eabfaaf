using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Hosting;
using Stp.Embedded.ServiceBus;

namespace Stp.Embedded.Tests.Faults;

/// <summary>A Service Bus namespace whose senders can be switched off: they then fail as those of an unreachable namespace do.</summary>
internal sealed class FailingServiceBus(ServiceBusClient inner) : ServiceBusClient
{
    private int _failed;

    /// <summary>A host whose functions send through such a namespace, which is handed out once it is made.</summary>
    public static EmbeddedHostOptions Before(EmbeddedHostOptions options, Action<FailingServiceBus> made) => options with
    {
        ConfigureServices = services =>
        {
            options.ConfigureServices?.Invoke(services);
            services.AddSingleton<ServiceBusClient>(provider =>
            {
                var bus = new FailingServiceBus(new EmbeddedServiceBusClient(provider.GetRequiredService<QueueStore>()));
                made(bus);
                return bus;
            });
        },
    };

    public bool IsDown { get; set; }

    /// <summary>The one queue or topic that cannot be sent to while it is down; null for all.</summary>
    public string? Only { get; set; }

    /// <summary>Whether what is sent while it is down arrives all the same, and only the answer is lost.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Sends that failed.</summary>
    public int Failed => _failed;

    public override ServiceBusSender CreateSender(string queueOrTopicName) => new Sender(this, queueOrTopicName, inner.CreateSender(queueOrTopicName));

    public override ServiceBusReceiver CreateReceiver(string queueName) => inner.CreateReceiver(queueName);

#pragma warning disable CA2215 // The base is a declaration only.
    public override ValueTask DisposeAsync() => inner.DisposeAsync();
#pragma warning restore CA2215

    private async Task SendAsync(string path, Func<Task> sendAsync)
    {
        var isDown = IsDown && (Only is null || Only == path);
        if (!isDown || LosesAnswers)
        {
            await sendAsync();
        }

        if (isDown)
        {
            Interlocked.Increment(ref _failed);
            throw new ServiceBusException("The namespace does not answer.", ServiceBusFailureReason.ServiceCommunicationProblem);
        }
    }

    private sealed class Sender(FailingServiceBus bus, string path, ServiceBusSender inner) : ServiceBusSender
    {
        public override ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default) =>
            inner.CreateMessageBatchAsync(cancellationToken);

        public override Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default) =>
            bus.SendAsync(path, () => inner.SendMessagesAsync(messageBatch, cancellationToken));

        public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) =>
            bus.SendAsync(path, () => inner.SendMessageAsync(message, cancellationToken));
    }
}

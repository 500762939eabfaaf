using System.Diagnostics.Metrics;
using Stp.Embedded.ServiceBus;
using Stp.Functions.Telemetry;

namespace Stp.Embedded.Telemetry;

/// <summary>How much is in the queues. In Azure, Service Bus tells that itself.</summary>
internal sealed class QueueGauges
{
    public QueueGauges(IMeterFactory meters, QueueStore queues) => meters.Create(StpTelemetry.Name).CreateObservableGauge(
        "stp.queue.depth", () => queues.Queues.SelectMany(queue => Depths(queue, queues.Count(queue))), "{message}", "Messages in a queue: active, or dead letters.");

    private static IEnumerable<Measurement<long>> Depths(string queue, QueueCounts counts) => [Depth(queue, "active", counts.Active), Depth(queue, "dead-letter", counts.DeadLetter)];

    private static Measurement<long> Depth(string queue, string state, long messages) =>
        new(messages, new KeyValuePair<string, object?>("queue", queue), new KeyValuePair<string, object?>("state", state));
}
